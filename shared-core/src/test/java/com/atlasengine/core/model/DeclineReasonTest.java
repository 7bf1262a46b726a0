package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeclineReasonTest {
  /** The names are in the state of workflows that run while a version is replaced. */
  @ParameterizedTest
  @EnumSource
  void keepsItsNameInWorkflows(DeclineReason reason) {
    String name =
        switch (reason) {
          case DIALLED_RECENTLY -> "DialledRecently";
          case DAILY_LIMIT -> "DailyLimit";
          case BUDGET_SPENT -> "BudgetSpent";
          case COUNTRY_NOT_ALLOWED -> "CountryNotAllowed";
          case NUMBER_NOT_ALLOWED -> "NumberNotAllowed";
          case QUIET_HOURS -> "QuietHours";
          case CALLS_ARE_OFF -> "CallsAreOff";
          case PERSON_ERASED -> "PersonErased";
          case NUMBER_SUPPRESSED -> "NumberSuppressed";
          case REFUSED_BY_CONNECT -> "RefusedByConnect";
          case NOT_PLACED_IN_TIME -> "NotPlacedInTime";
        };

    assertEquals(name, reason.wireName());
    assertEquals('"' + name + '"', Json.writeString(reason));
    assertEquals(Optional.of(reason), DeclineReason.ofWireName(name));
  }

  @Test
  void isNone_whenTheNameIsUnknown() {
    assertEquals(Optional.empty(), DeclineReason.ofWireName("Bored"));
  }
}
