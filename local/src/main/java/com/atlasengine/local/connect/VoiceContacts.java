package com.atlasengine.local.connect;

import com.atlasengine.local.timing.Scheduler;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The calls of {@link Connect}: they ring, are answered or ring out, and end; each step puts the
 * contact event on the bus that Connect puts there.
 *
 * <p>A client token returns the contact it started while that contact is on; after the contact has
 * ended it starts a new one. Connect's documentation is not clear here; this is the stricter
 * reading.
 */
public final class VoiceContacts {
  /** The attribute by which a phone turn is known to belong to a call. */
  private static final String INTERACTION_KEY = "interactionKey";

  /** Ended contacts are forgotten, oldest first, beyond this many. */
  private static final int MAX_CONTACTS = 10_000;

  private final Map<String, VoiceContact> contacts = new LinkedHashMap<>();
  private final Map<String, String> idByToken = new LinkedHashMap<>();
  private final Map<String, String> nameById = new LinkedHashMap<>();
  private final Consumer<JsonNode> eventBus;
  private final Clock clock;
  private final Scheduler scheduler;
  private volatile Consumer<VoicemailCall> voicemail = call -> {};
  private volatile Consumer<VoiceContact> watcher = contact -> {};

  /**
   * @param eventBus takes whole EventBridge events
   */
  public VoiceContacts(Consumer<JsonNode> eventBus, Clock clock, Scheduler scheduler) {
    this.eventBus = eventBus;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /** Starts a call, or answers with the one that the request's token already started. */
  VoiceContact dial(String instanceArn, DialRequest request) {
    VoiceContact contact;
    synchronized (this) {
      Optional<VoiceContact> started = findActive(request.clientToken());
      if (started.isPresent()) {
        return started.get();
      }
      contact = VoiceContact.ringing(instanceArn, request, clock.instant());
      store(contact);
      idByToken.put(request.clientToken(), contact.id());
      nameById.put(contact.id(), request.name());
      forgetOldest();
    }
    eventBus.accept(contact.toEvent("INITIATED", clock.instant()));
    follow(DialScript.of(request.number()), contact.id(), request.ringTimeout());
    return contact;
  }

  private void follow(DialScript script, String id, Duration ringTimeout) {
    Optional<VoiceContact> unused =
        switch (script) {
          case BUSY -> end(id, "TELECOM_BUSY");
          case RINGS_OUT -> end(id, "TELECOM_TIMEOUT");
          case UNREACHABLE -> end(id, "TELECOM_PROBLEM");
          case SILENT -> answer(id).flatMap(contact -> hangUp(contact.id()));
          case VOICEMAIL -> takeByVoicemail(id);
          case LIMIT, NOT_PERMITTED, NOT_ALLOWED, INTERNAL, EVENT_LOST, EVENT_TWICE, ORDINARY -> {
            scheduler.schedule(ringTimeout, () -> endIfStillRinging(id));
            yield Optional.empty();
          }
        };
  }

  /** Who hears a voicemail's greeting; by default nobody. */
  public void setVoicemail(Consumer<VoicemailCall> listener) {
    voicemail = listener;
  }

  /**
   * A voicemail picks up. Where machines are detected, the contact flow leaves its message and
   * hangs up; elsewhere the bot hears the greeting, as it would hear a person.
   */
  Optional<VoiceContact> takeByVoicemail(String id) {
    Optional<VoiceContact> taken = answer(id, true);
    if (taken.flatMap(VoiceContact::machineDetection).isPresent()) {
      return end(id, "CONTACT_FLOW_DISCONNECT");
    }
    taken.ifPresent(contact -> voicemail.accept(new VoicemailCall(id, contact.attributes())));
    return taken;
  }

  /** A call that a voicemail took, and the contact's attributes. */
  public record VoicemailCall(String contactId, Map<String, String> attributes) {}

  private Optional<VoiceContact> findActive(String token) {
    return Optional.ofNullable(idByToken.get(token))
        .filter(id -> !token.isEmpty())
        .flatMap(this::find)
        .filter(contact -> contact.endedAt().isEmpty());
  }

  private void forgetOldest() {
    if (contacts.size() > MAX_CONTACTS) {
      contacts.values().stream()
          .filter(contact -> contact.endedAt().isPresent())
          .findFirst()
          .ifPresent(contact -> contacts.remove(contact.id()));
      idByToken.values().removeIf(id -> !contacts.containsKey(id));
      nameById.keySet().retainAll(contacts.keySet());
    }
  }

  private void endIfStillRinging(String id) {
    boolean ringing;
    synchronized (this) {
      ringing = find(id).filter(VoiceContact::isRinging).isPresent();
    }
    if (ringing) {
      Optional<VoiceContact> unused = end(id, "TELECOM_TIMEOUT");
    }
  }

  synchronized Optional<VoiceContact> find(String id) {
    return Optional.ofNullable(contacts.get(id));
  }

  /** Those with this name, the newest last. */
  synchronized List<VoiceContact> findByName(String name) {
    return all().stream().filter(contact -> name.equals(nameById.get(contact.id()))).toList();
  }

  /** All that are kept, the newest last. */
  synchronized List<VoiceContact> all() {
    return new ArrayList<>(contacts.values());
  }

  /** The phones that ring now, the longest ringing first. */
  List<VoiceContact> ringing() {
    return all().stream().filter(VoiceContact::isRinging).toList();
  }

  /** Picks up a ringing phone; does nothing to one already picked up; empty when it is over. */
  Optional<VoiceContact> answer(String id) {
    return answer(id, false);
  }

  private Optional<VoiceContact> answer(String id, boolean byMachine) {
    VoiceContact answered;
    synchronized (this) {
      Optional<VoiceContact> before = find(id).filter(contact -> contact.endedAt().isEmpty());
      if (before.isEmpty() || !before.get().isRinging()) {
        return before;
      }
      answered = before.get().answer(clock.instant(), byMachine);
      store(answered);
    }
    eventBus.accept(answered.toEvent("CONNECTED_TO_SYSTEM", clock.instant()));
    return Optional.of(answered);
  }

  /**
   * Answers the ringing call with this key: the person talks to the bot, so the call is answered.
   */
  public void answerByInteractionKey(String interactionKey) {
    ringing().stream()
        .filter(contact -> interactionKey.equals(contact.attributes().get(INTERACTION_KEY)))
        .forEach(contact -> answer(contact.id()));
  }

  /**
   * The contact flow puts an answered call through; empty when there is none. It lasts until
   * somebody hangs up.
   *
   * @param whisper what whoever takes it hears first; kept as the contact's attribute
   */
  synchronized Optional<VoiceContact> transfer(String id, String queueArn, String whisper) {
    Optional<VoiceContact> transferred =
        find(id)
            .filter(contact -> contact.endedAt().isEmpty() && contact.answeredAt().isPresent())
            .map(contact -> contact.withAttributes(Map.of("whisper", whisper)))
            .map(contact -> contact.transfer(queueArn));
    transferred.ifPresent(contact -> contacts.put(id, contact));
    return transferred;
  }

  /** The contact flow hangs up: the bot has ended the call. */
  public void endByFlow(String id) {
    Optional<VoiceContact> unused = end(id, "CONTACT_FLOW_DISCONNECT");
  }

  /** The person hangs up; empty when there is no such call any more. */
  Optional<VoiceContact> hangUp(String id) {
    return end(id, "CUSTOMER_DISCONNECT");
  }

  /** Ends a call, answered or not; empty when there is no such call any more. */
  Optional<VoiceContact> end(String id, String reason) {
    VoiceContact ended;
    synchronized (this) {
      Optional<VoiceContact> before = find(id).filter(contact -> contact.endedAt().isEmpty());
      if (before.isEmpty()) {
        return before;
      }
      ended = before.get().end(clock.instant(), reason);
      store(ended);
    }
    int times = DialScript.of(ended.number()).disconnectedEvents();
    for (int i = 0; i < times; i++) {
      eventBus.accept(ended.toEvent("DISCONNECTED", clock.instant()));
    }
    return Optional.of(ended);
  }

  /** Adds or replaces attributes. */
  synchronized void update(String id, Map<String, String> attributes) {
    find(id).ifPresent(contact -> store(contact.withAttributes(attributes)));
  }

  private void store(VoiceContact contact) {
    contacts.put(contact.id(), contact);
    watcher.accept(contact);
  }

  /** Calls the watcher with each contact that begins or changes, in order. */
  void watch(Consumer<VoiceContact> newWatcher) {
    watcher = newWatcher;
  }
}
