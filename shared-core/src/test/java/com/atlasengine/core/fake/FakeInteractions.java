package com.atlasengine.core.fake;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Wishes;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Interactions in memory. */
public final class FakeInteractions implements Interactions {
  private static final int SCENARIO_LIMIT = 30_000;

  private final Faults faults = new Faults();
  private final Map<InteractionKey, Interaction> items = new HashMap<>();
  private final Map<String, InteractionKey> executions = new HashMap<>();
  private final Map<InteractionKey, Set<String>> turns = new HashMap<>();
  private final Map<InteractionKey, String> tokens = new HashMap<>();

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** Puts an item there, as if it had always been. */
  public synchronized void put(Interaction item) {
    items.put(item.key(), item);
  }

  /** Every item, oldest first. */
  public synchronized List<Interaction> all() {
    return sorted(items.values().stream().toList());
  }

  @Override
  public synchronized Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    faults.countOrFail(deadline);
    return Optional.ofNullable(items.get(key));
  }

  @Override
  public synchronized Optional<Interaction> findByContact(ContactId contact, Deadline deadline) {
    faults.countOrFail(deadline);
    return items.values().stream()
        .filter(item -> item.contact().filter(contact::equals).isPresent())
        .findFirst();
  }

  /** The token that was stored last for it; empty when there is none. */
  public synchronized String token(InteractionKey key) {
    return tokens.getOrDefault(key, "");
  }

  @Override
  public void storeToken(InteractionKey key, String token, Deadline deadline) {
    change(
        key,
        deadline,
        draft -> {
          tokens.put(key, token);
          return draft;
        });
  }

  @Override
  public synchronized List<Interaction> findByNumber(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return sorted(items.values().stream().filter(i -> i.key().phone().equals(phone)).toList());
  }

  @Override
  public synchronized InteractionKey open(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Optional<Consent> consent,
      Deadline deadline) {
    faults.countOrFail(deadline);
    InteractionKey first = executions.putIfAbsent(execution, key);
    if (first != null) {
      return first;
    }
    put(
        InteractionDraft.of(key)
            .name(name)
            .initialTranscript(initialTranscript)
            .wishes(new Wishes(consent, false))
            .build());
    return key;
  }

  /** Whether an execution has opened one. */
  synchronized boolean hasOpened(String execution) {
    return executions.containsKey(execution);
  }

  @Override
  public synchronized InteractionKey openDeletionCall(
      String execution, InteractionKey key, String lastName, Deadline deadline) {
    faults.countOrFail(deadline);
    InteractionKey first = executions.putIfAbsent(execution, key);
    if (first == null) {
      put(InteractionDraft.deletionCall(key, lastName).build());
    }
    return first == null ? key : first;
  }

  @Override
  public Interaction attachLead(InteractionKey key, LeadId lead, Deadline deadline) {
    return change(key, deadline, draft -> draft.lead(lead));
  }

  @Override
  public void storeScenario(InteractionKey key, String scenario, Deadline deadline) {
    String cut = scenario.substring(0, Math.min(scenario.length(), SCENARIO_LIMIT));
    change(key, deadline, draft -> draft.scenario(cut));
  }

  @Override
  public void storeContact(InteractionKey key, ContactId contact, Deadline deadline) {
    change(key, deadline, draft -> draft.contact(contact));
  }

  @Override
  public void appendTurn(InteractionKey key, String turn, List<String> lines, Deadline deadline) {
    change(
        key,
        deadline,
        draft ->
            turns.computeIfAbsent(key, k -> new HashSet<>()).add(turn)
                ? append(draft, lines)
                : draft);
  }

  @Override
  public Interaction storeReport(InteractionKey key, CallReport report, Deadline deadline) {
    return change(key, deadline, draft -> draft.report(report));
  }

  @Override
  public void markDoNotCall(InteractionKey key, Deadline deadline) {
    change(
        key, deadline, draft -> draft.wishes(new Wishes(draft.build().wishes().consent(), true)));
  }

  @Override
  public void addActivity(InteractionKey key, ActivityId activity, Deadline deadline) {
    change(
        key,
        deadline,
        draft -> {
          CrmRecords known = draft.build().records();
          return draft.records(new CrmRecords(plus(known.activities(), activity), known.cases()));
        });
  }

  @Override
  public void addCase(InteractionKey key, CaseId opened, Deadline deadline) {
    change(
        key,
        deadline,
        draft -> {
          CrmRecords known = draft.build().records();
          return draft.records(new CrmRecords(known.activities(), plus(known.cases(), opened)));
        });
  }

  private static <T> Set<T> plus(Set<T> some, T one) {
    Set<T> all = new HashSet<>(some);
    all.add(one);
    return all;
  }

  @Override
  public synchronized void delete(InteractionKey key, Deadline deadline) {
    faults.countOrFail(deadline);
    items.remove(key);
    turns.remove(key);
  }

  private synchronized Interaction change(
      InteractionKey key, Deadline deadline, UnaryOperator<InteractionDraft> change) {
    faults.countOrFail(deadline);
    Interaction item = items.get(key);
    if (item == null) {
      throw new PermanentFailure("The interaction does not exist");
    }
    Interaction changed = change.apply(new InteractionDraft(item)).build();
    items.put(key, changed);
    return changed;
  }

  private static InteractionDraft append(InteractionDraft draft, List<String> lines) {
    List<String> transcript = new ArrayList<>(draft.build().transcript());
    transcript.addAll(lines);
    return draft.transcript(transcript);
  }

  private static List<Interaction> sorted(List<Interaction> items) {
    return items.stream()
        .sorted(Comparator.comparing((Interaction i) -> i.key().startedAt()))
        .toList();
  }
}
