package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.port.Telephony.DialResult;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Telephony} does. */
public abstract class TelephonyContract {
  private static final Map<String, String> ATTRIBUTES = Map.of("interactionKey", "LEAD#x");

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The telephone under test. */
  protected abstract Telephony telephony();

  /** The calls that rang. */
  protected abstract List<PlacedCall> placedCalls();

  /** Makes it refuse every number with an error of this name. */
  protected abstract void refuseAll(String error);

  /** Takes the service down. */
  protected abstract void takeDown();

  @Test
  void ringsTheNumberWithItsAttributes() {
    assertInstanceOf(
        DialResult.Dialled.class, telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline));

    assertEquals(List.of(new PlacedCall(Ada.PHONE.e164(), ATTRIBUTES)), placedCalls());
  }

  @Test
  void ringsOnce_whenTheSameCallIsAskedForTwice() {
    DialResult first = telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline);

    assertEquals(first, telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline));
    assertEquals(1, placedCalls().size());
  }

  @Test
  void findsACallByItsToken_andNoOther() {
    DialResult.Dialled placed =
        (DialResult.Dialled) telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline);
    Instant before = Instant.now().minusSeconds(60);

    assertEquals(Optional.of(placed.contact()), telephony().find("token-1", before, deadline));
    assertEquals(Optional.empty(), telephony().find("token-2", before, deadline));
  }

  @Test
  void failsForNow_whenItCannotLook() {
    takeDown();

    assertThrows(
        TransientFailure.class, () -> telephony().find("token-1", Instant.now(), deadline));
  }

  @Test
  void addsAttributesToACallThatWasPlaced() {
    DialResult.Dialled placed =
        (DialResult.Dialled) telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline);
    Map<String, String> all = new HashMap<>(ATTRIBUTES);
    all.put("leadId", "00Q1");

    telephony().addAttributes(placed.contact(), Map.of("leadId", "00Q1"), deadline);

    assertEquals(List.of(new PlacedCall(Ada.PHONE.e164(), all)), placedCalls());
  }

  @Test
  void failsForGood_whenTheCallIsUnknown() {
    assertThrows(
        PermanentFailure.class,
        () ->
            telephony()
                .addAttributes(new ContactId("unknown"), Map.of("leadId", "00Q1"), deadline));
  }

  @Test
  void saysWhoRefused_whenTheNumberIsRefusedForGood() {
    refuseAll("DestinationNotAllowedException");

    assertEquals(
        new DialResult.Refused("DestinationNotAllowedException"),
        telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline));
    assertEquals(List.of(), placedCalls());
  }

  @Test
  void failsForNow_whenTheServiceIsDown() {
    takeDown();

    assertThrows(
        TransientFailure.class, () -> telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, deadline));
  }

  @Test
  void placesNoCall_whenItIsWarmed() {
    telephony().warm(deadline);

    assertEquals(List.of(), placedCalls());
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class,
        () -> telephony().dial(Ada.PHONE, "token-1", ATTRIBUTES, Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), placedCalls());
  }

  /** A call that rang. */
  public record PlacedCall(String number, Map<String, String> attributes) {}
}
