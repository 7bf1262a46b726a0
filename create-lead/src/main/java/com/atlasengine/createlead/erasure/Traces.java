package com.atlasengine.createlead.erasure;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known about one person on a number, and what is somebody else's.
 *
 * @param lastName as the person said it; who gave one word is found by that word
 * @param names what the person is called in the interactions and on the Leads
 * @param leads the person's Leads, and Leads of others that have the person's calls
 * @param own the person's interactions, oldest first
 * @param others the names of other people on the number
 * @param theirs the interactions of other people on the number
 */
record Traces(
    String lastName,
    Set<PersonName> names,
    Set<LeadId> leads,
    List<Interaction> own,
    Set<PersonName> others,
    List<Interaction> theirs) {

  /**
   * Tells the person's traces from those of others. An interaction is the person's when its name
   * fits the last name, when it shares a Lead with one that does and may be the same person, or
   * when it has no name, as the old system wrote them, and nobody else is known.
   *
   * @param items every interaction of the number
   * @param open every open Lead of the number
   */
  static Traces find(String lastName, List<Interaction> items, List<CrmLead> open) {
    Set<PersonName> names =
        Stream.concat(items.stream().flatMap(i -> nameOf(i).stream()), names(open))
            .filter(name -> name.answersTo(lastName))
            .collect(Collectors.toUnmodifiableSet());
    Set<LeadId> leads =
        Stream.concat(
                open.stream().filter(l -> nameOf(l).answersTo(lastName)).map(CrmLead::id),
                items.stream()
                    .filter(i -> nameOf(i).filter(n -> n.answersTo(lastName)).isPresent())
                    .flatMap(i -> i.lead().stream()))
            .collect(Collectors.toUnmodifiableSet());
    return new Traces(lastName, names, leads, List.of(), Set.of(), List.of()).sort(items, open);
  }

  private Traces sort(List<Interaction> items, List<CrmLead> open) {
    Set<PersonName> strangers =
        Stream.concat(
                items.stream().filter(i -> !isNamedOwn(i)).flatMap(i -> nameOf(i).stream()),
                names(open.stream().filter(l -> !isPerson(l)).toList()))
            .filter(name -> !name.displayName().isBlank())
            .collect(Collectors.toUnmodifiableSet());
    List<Interaction> own =
        items.stream().filter(i -> isNamedOwn(i) || isNamelessOwn(i, strangers)).toList();
    Set<LeadId> touched =
        Stream.concat(leads.stream(), own.stream().flatMap(i -> i.lead().stream()))
            .collect(Collectors.toUnmodifiableSet());
    List<Interaction> theirs = items.stream().filter(i -> !own.contains(i)).toList();
    return new Traces(lastName, names, touched, own, strangers, theirs);
  }

  private static Stream<PersonName> names(List<CrmLead> leads) {
    return leads.stream().map(Traces::nameOf);
  }

  private static PersonName nameOf(CrmLead lead) {
    return NameReader.readStored(lead.name());
  }

  private static Optional<PersonName> nameOf(Interaction item) {
    return item.name().map(NameReader::readStored);
  }

  private boolean isPerson(CrmLead lead) {
    PersonName name = nameOf(lead);
    return name.answersTo(lastName) || (leads.contains(lead.id()) && mayBe(name));
  }

  private boolean isNamedOwn(Interaction item) {
    boolean onLead = item.lead().filter(leads::contains).isPresent();
    return nameOf(item)
        .filter(name -> name.answersTo(lastName) || (onLead && mayBe(name)))
        .isPresent();
  }

  private boolean isNamelessOwn(Interaction item, Set<PersonName> strangers) {
    return item.name().isEmpty()
        && !names.isEmpty()
        && (strangers.isEmpty() || item.lead().filter(leads::contains).isPresent());
  }

  private boolean mayBe(PersonName name) {
    return names.stream().anyMatch(name::mayBe);
  }

  /** Whether the number and the last name belong together. */
  boolean isKnown() {
    return !names.isEmpty();
  }

  /** Whether nobody else is known on the number. */
  boolean isAlone() {
    return others.isEmpty();
  }

  /** The person's phone calls. */
  List<ContactId> contacts() {
    return own.stream().flatMap(item -> item.contact().stream()).toList();
  }

  /** What work that cannot be read must hold beside the number, to be the person's. */
  String setAsideWord() {
    return isAlone() ? "" : lastName;
  }

  /** What goes from a Lead: all of it, or only the person's words when somebody else is on it. */
  LeadErasure erasureOf(PhoneNumber phone, LeadId lead) {
    Optional<PersonName> heir =
        theirs.stream()
            .filter(item -> item.lead().filter(lead::equals).isPresent())
            .flatMap(item -> item.name().stream())
            .findFirst();
    return new LeadErasure(phone, lastName, names, calls(), heir, activitiesOfOthers());
  }

  private Set<ActivityId> activitiesOfOthers() {
    return theirs.stream()
        .flatMap(item -> item.records().activities().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The person's calls that have a report, as the CRM knows them. */
  List<CallActivity> calls() {
    return own.stream()
        .flatMap(item -> item.report().map(report -> CallActivity.of(item, report)).stream())
        .toList();
  }

  /** Whether this work would bring something of the person into the CRM. */
  boolean includes(PendingWork work) {
    return switch (work) {
      case PendingWork.Lead lead ->
          NameReader.readStored(lead.name()).answersTo(lastName)
              || ownKeys().contains(lead.interaction());
      case PendingWork.Case callback ->
          isAlone()
              || callback.interaction().filter(ownKeys()::contains).isPresent()
              || (callback.interaction().isEmpty()
                  && callback.request().lead().filter(leads::contains).isPresent());
      case PendingWork.Erasure erasure -> false;
    };
  }

  private Set<InteractionKey> ownKeys() {
    return own.stream().map(Interaction::key).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return "Traces[" + own.size() + " interactions, " + leads.size() + " Leads]";
  }
}
