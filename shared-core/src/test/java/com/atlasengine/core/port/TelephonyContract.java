package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony.Dial;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Telephony} does. */
public abstract class TelephonyContract {
  private static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final Map<String, String> ATTRIBUTES = Map.of("interactionKey", "LEAD#x");

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The telephone under test. */
  protected abstract Telephony telephony();

  /** The calls that rang. */
  protected abstract List<Rung> rung();

  /** Makes it refuse every number with an error of this name. */
  protected abstract void refuses(String error);

  /** Takes the service down. */
  protected abstract void down();

  @Test
  void ringsTheNumberWithItsAttributes() {
    assertInstanceOf(Dial.Dialled.class, telephony().dial(PHONE, "token-1", ATTRIBUTES, deadline));

    assertEquals(List.of(new Rung(PHONE.e164(), ATTRIBUTES)), rung());
  }

  @Test
  void ringsOnce_whenTheSameCallIsAskedForTwice() {
    Dial first = telephony().dial(PHONE, "token-1", ATTRIBUTES, deadline);

    assertEquals(first, telephony().dial(PHONE, "token-1", ATTRIBUTES, deadline));
    assertEquals(1, rung().size());
  }

  @Test
  void saysWhoRefused_whenTheNumberIsRefusedForGood() {
    refuses("DestinationNotAllowedException");

    assertEquals(
        new Dial.Refused("DestinationNotAllowedException"),
        telephony().dial(PHONE, "token-1", ATTRIBUTES, deadline));
    assertEquals(List.of(), rung());
  }

  @Test
  void failsForNow_whenTheServiceIsDown() {
    down();

    assertThrows(
        TransientFailure.class, () -> telephony().dial(PHONE, "token-1", ATTRIBUTES, deadline));
  }

  @Test
  void placesNoCall_whenItIsWarmed() {
    telephony().warm(deadline);

    assertEquals(List.of(), rung());
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class,
        () -> telephony().dial(PHONE, "token-1", ATTRIBUTES, Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), rung());
  }

  /** A call that rang. */
  public record Rung(String number, Map<String, String> attributes) {}
}
