package com.atlasengine.local.lambda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadsTest {
  @ParameterizedTest
  @CsvSource({"RequestResponse, 6291456", "DryRun, 6291456", "Event, 1048576"})
  void anEvent_isRefused_whenItIsLargerThanItsKindAllows(String type, int limit) {
    assertDoesNotThrow(() -> Payloads.requireWithinLimit(limit, type));

    AwsError refused =
        assertThrows(AwsError.class, () -> Payloads.requireWithinLimit(limit + 1, type));
    assertEquals(413, refused.status());
    assertEquals("RequestEntityTooLargeException", refused.type());
    assertEquals(
        "%d byte payload is too large for the %s invocation type (limit %d bytes)"
            .formatted(limit + 1, type, limit),
        refused.message());
  }

  @Test
  void anAnswer_isAnErrorInstead_whenItIsTooLarge() {
    Functions.Result largest = answer(6_291_556);
    assertSame(largest, Payloads.limit(largest));

    Functions.Result limited = Payloads.limit(answer(6_291_557));
    assertEquals(Optional.of("Unhandled"), limited.error());
    assertTrue(limited.payload().contains("\"Function.ResponseSizeTooLarge\""));
  }

  private static Functions.Result answer(int bytes) {
    return new Functions.Result(Optional.empty(), "\"" + "a".repeat(bytes - 2) + "\"", "");
  }
}
