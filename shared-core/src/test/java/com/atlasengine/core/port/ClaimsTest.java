package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keys under which claims and counters are stored; stored items outlive a deployment. */
class ClaimsTest {
  @ParameterizedTest
  @EnumSource
  void keepsTheKeyOfStoredItems(Claims.Kind kind) {
    String stored =
        switch (kind) {
          case TURN -> "CLAIM#TURN#id";
          case EXECUTION -> "CLAIM#EXECUTION#id";
          case LEAD -> "CLAIM#LEAD#id";
          case ACTIVITY -> "CLAIM#ACTIVITY#id";
          case CASE -> "CLAIM#CASE#id";
          case DIAL -> "CLAIM#DIAL#id";
          case NOT_PLACED -> "CLAIM#NOT-PLACED#id";
          case DIALS -> "CLAIM#DIALS#id";
          case SESSION_DIAL -> "CLAIM#SESSION-DIAL#id";
          case VISITOR_DIAL -> "CLAIM#VISITOR-DIAL#id";
          case CALLBACKS -> "CLAIM#CALLBACKS#id";
          case RESERVATION -> "CLAIM#RESERVATION#id";
          case TOKENS -> "CLAIM#TOKENS#id";
          case SESSION_TURNS -> "CLAIM#SESSION-TURNS#id";
          case SESSION_ERASE -> "CLAIM#SESSION-ERASE#id";
          case NUMBER_ERASE -> "CLAIM#NUMBER-ERASE#id";
        };

    assertEquals(stored, new Claims.Key(kind, "id").partitionKey());
  }
}
