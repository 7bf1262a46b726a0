package com.atlasengine.core.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a call is not placed. invoke-call answers with one, the workflow passes it on, and
 * update-lead writes it to the Lead.
 */
public enum DeclineReason {
  /** The number was called within the last ten minutes, or is being called now. */
  DIALLED_RECENTLY("DialledRecently"),
  /** The number was called three times today (UTC). */
  DAILY_LIMIT("DailyLimit"),
  /** The stack has placed all calls of today (UTC). */
  BUDGET_SPENT("BudgetSpent"),
  /** The number's country is not allowed, or it has none (satellite). */
  COUNTRY_NOT_ALLOWED("CountryNotAllowed"),
  /** The number is not a person's line. */
  NUMBER_NOT_ALLOWED("NumberNotAllowed"),
  /** It is night where the number is. */
  QUIET_HOURS("QuietHours"),
  /** The stack places no calls: it has no Connect instance, or no budget. */
  CALLS_ARE_OFF("CallsAreOff"),
  /** The interaction does not exist any more: the person had their data deleted. */
  PERSON_ERASED("PersonErased"),
  /** The person asked not to be called again. */
  NUMBER_SUPPRESSED("NumberSuppressed"),
  /** Connect will never call this number. */
  REFUSED_BY_CONNECT("RefusedByConnect"),
  /** It was tried for as long as a visitor waits; a person calls instead. */
  NOT_PLACED_IN_TIME("NotPlacedInTime");

  private final String wireName;

  DeclineReason(String wireName) {
    this.wireName = wireName;
  }

  /** The reason for a refusal by the dial rules. */
  public static DeclineReason of(DialRules.Refusal refusal) {
    return switch (refusal) {
      case COUNTRY_NOT_ALLOWED -> COUNTRY_NOT_ALLOWED;
      case NUMBER_NOT_ALLOWED -> NUMBER_NOT_ALLOWED;
      case QUIET_HOURS -> QUIET_HOURS;
    };
  }

  /** The reason of this name; empty when there is none. */
  public static Optional<DeclineReason> ofWireName(String name) {
    return Stream.of(values()).filter(reason -> reason.wireName.equals(name)).findFirst();
  }

  /** The name in the workflow's state. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
