package com.atlasengine.createlead.erasure;

import com.atlasengine.core.model.InteractionKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of an erasure, store by store.
 *
 * @param interactions the interactions that were the person's
 * @param problems why a store still has something, by store; nothing personal; a store that is not
 *     in it says that all is gone
 */
public record ErasureReport(Set<InteractionKey> interactions, Map<Store, String> problems) {
  /** Keeps its own copies. */
  public ErasureReport {
    interactions = Set.copyOf(interactions);
    problems = Map.copyOf(problems);
  }

  /** What no program can search for a person: the runbook says how a human does it. */
  public static final String BY_HAND = "dead letters of engage-lead, mail to the sales team";

  /** Whether every store says that nothing of the person is left. */
  public boolean isComplete() {
    return problems.isEmpty();
  }

  /** One line: {@code SALESFORCE: Salesforce DELETE: UNABLE_TO_LOCK_ROW (400)}. */
  public String describe() {
    return isComplete() ? "complete; by hand: " + BY_HAND : new EnumMap<>(problems).toString();
  }

  /** Where something about a person is kept. */
  public enum Store {
    /** Leads, Activities and Cases. */
    SALESFORCE,
    /** What Salesforce could not take yet. */
    PENDING_WORK,
    /** Replies that missed their turn of a call. */
    LATE_REPLIES,
    /** What the telephone service keeps with a call. */
    CALL_RECORDS,
    /** Chats and calls. They say what the other stores have, so they go last. */
    INTERACTIONS
  }
}
