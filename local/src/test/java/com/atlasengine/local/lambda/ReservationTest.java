package com.atlasengine.local.lambda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationTest {
  @Test
  void aPlace_isRefused_whenAllAreTaken_andFreeAgainAfterwards() {
    Reservation two = new Reservation(Optional.of(2));
    two.take();
    two.take();

    AwsError refused = assertThrows(AwsError.class, two::take);
    assertEquals(429, refused.status());
    assertEquals("TooManyRequestsException", refused.type());
    two.release();
    assertDoesNotThrow(two::take);
  }

  @Test
  void places_areManyEnough_whenNoneAreReserved_andNoneWhenZeroAre() {
    Reservation open = new Reservation(Optional.empty());
    for (int i = 0; i < 1_000; i++) {
      assertDoesNotThrow(open::take);
    }
    assertThrows(AwsError.class, () -> new Reservation(Optional.of(0)).take());
  }
}
