package com.atlasengine.invokecall;

import com.atlasengine.core.model.DialRules;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a call is not placed. The names are read by the workflow and by update-lead. */
enum Reason {
  /** The number was called within the last ten minutes, or is being called now. */
  DIALLED_RECENTLY("DialledRecently"),
  /** The number was called three times today (UTC). */
  DAILY_LIMIT("DailyLimit"),
  /** The stack has placed all calls of today (UTC). */
  BUDGET_SPENT("BudgetSpent"),
  /** The number is of a country that is not called. */
  COUNTRY_NOT_ALLOWED("CountryNotAllowed"),
  /** The number is not a person's line. */
  NUMBER_NOT_ALLOWED("NumberNotAllowed"),
  /** It is night where the number is. */
  QUIET_HOURS("QuietHours"),
  /** The stack places no calls: it has no instance of Connect, or no budget. */
  CALLS_ARE_OFF("CallsAreOff"),
  /** The interaction is gone: whoever it belonged to asked for that. */
  PERSON_ERASED("PersonErased"),
  /** Connect will not call this number. */
  REFUSED_BY_CONNECT("RefusedByConnect");

  private final String wireName;

  Reason(String wireName) {
    this.wireName = wireName;
  }

  /** As it is written in results. */
  @JsonValue
  String wireName() {
    return wireName;
  }

  static Reason of(DialRules.Refusal refusal) {
    return switch (refusal) {
      case COUNTRY_NOT_ALLOWED -> COUNTRY_NOT_ALLOWED;
      case NUMBER_NOT_ALLOWED -> NUMBER_NOT_ALLOWED;
      case QUIET_HOURS -> QUIET_HOURS;
    };
  }
}
