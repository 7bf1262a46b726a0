package com.atlasengine.core.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTest {
  @Test
  void readsWhatIsSet() {
    Env env = Env.of(Map.of("A", " a ", "N", "7", "MS", "900", "LIST", "US, CA,,US", "BLANK", " "));

    assertEquals("a", env.required("A"));
    assertEquals(Optional.of("a"), env.optional("A"));
    assertEquals(Optional.empty(), env.optional("BLANK"));
    assertEquals(Optional.empty(), env.optional("MISSING"));
    assertEquals(7, env.number("N", 3, 1, 10));
    assertEquals(Duration.ofMillis(900), env.millis("MS", Duration.ofSeconds(1)));
    assertEquals(Set.of("US", "CA"), env.names("LIST", ""));
    assertDoesNotThrow(env::check);
  }

  @Test
  void usesTheDefault_whenAVariableIsMissing() {
    Env env = Env.of(Map.of());

    assertEquals("x", env.text("A", "x"));
    assertEquals(3, env.number("N", 3, 1, 10));
    assertEquals(Duration.ofSeconds(1), env.millis("MS", Duration.ofSeconds(1)));
    assertEquals(Set.of("US"), env.names("LIST", "US"));
    assertDoesNotThrow(env::check);
  }

  @Test
  void namesEveryProblemAtOnceAndNoValue_whenItIsChecked() {
    Env env = Env.of(Map.of("N", "secret", "M", "11", "BLANK", " "));
    env.required("A");
    env.required("BLANK");
    env.number("N", 3, 1, 10);
    env.number("M", 3, 1, 10);

    assertEquals(
        "Environment: A is not set; BLANK is not set;"
            + " N is not a whole number from 1 to 10; M is not a whole number from 1 to 10",
        assertThrows(IllegalStateException.class, env::check).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "900001", "1.5", "-1", "1s"})
  void refusesATime_whenItIsNoneBetweenAMillisecondAndAQuarterOfAnHour(String millis) {
    Env env = Env.of(Map.of("MS", millis));

    assertEquals(Duration.ofSeconds(1), env.millis("MS", Duration.ofSeconds(1)));
    assertThrows(IllegalStateException.class, env::check);
  }
}
