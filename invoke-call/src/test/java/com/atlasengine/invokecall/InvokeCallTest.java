package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeTelephony;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.telemetry.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvokeCallTest {
  private final InvokeCallHarness rig = new InvokeCallHarness();

  @Test
  void dialsWithWhatTheContactFlowNeeds_whenAllIsWell() {
    InteractionKey key = rig.open("turn-1");

    Result result = rig.place(key);

    FakeTelephony.PlacedCall call = rig.telephony.calls().getFirst();
    assertEquals(new Result.Dialled(call.contact().value()), result);
    assertEquals(Ada.PHONE, call.to());
    assertEquals(
        Map.of("interactionKey", key.encoded(), "leadId", "00Q000000000001"),
        InvokeCallHarness.withoutWords(call.attributes()));
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.CALL_PLACED));
  }

  @Test
  void keepsTheContactBesideTheChat_whenItDials() {
    InteractionKey key = rig.open("turn-1");

    rig.place(key);

    var item = rig.interactions.find(key, InvokeCallHarness.deadline()).orElseThrow();
    assertEquals(Optional.empty(), item.scenario());
    assertEquals(Optional.of(rig.telephony.calls().getFirst().contact()), item.contact());
    assertEquals("User: start demo", item.initialTranscript());
  }

  @Test
  void keepsTheScenarioBeforeItDials_whenTheStateHoldsOne() {
    InteractionKey key = rig.open("turn-1");
    rig.telephony.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> rig.place(key, Optional.of("Hello Ada")));
    assertEquals(
        Optional.of("Hello Ada"),
        rig.interactions.find(key, InvokeCallHarness.deadline()).orElseThrow().scenario());
  }

  @Test
  void keepsTheScenarioBesideTheContact_howeverOftenItIsTold() {
    InteractionKey key = rig.open("turn-1");
    rig.place(key);

    assertEquals(new Result.Stored(true), rig.store(key));
    assertEquals(new Result.Stored(true), rig.store(key));

    var item = rig.interactions.find(key, InvokeCallHarness.deadline()).orElseThrow();
    assertEquals(Optional.of("Hello Ada"), item.scenario());
    assertEquals(Optional.of(rig.telephony.calls().getFirst().contact()), item.contact());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void keepsNoScenario_whenTheInteractionIsGone() {
    InteractionKey key = InteractionKey.startingAt(Ada.PHONE, rig.clock.instant());

    assertThrows(PermanentFailure.class, () -> rig.store(key));
    assertEquals(Optional.empty(), rig.interactions.find(key, InvokeCallHarness.deadline()));
  }

  @Test
  void failsForAnotherTry_whenTheScenarioCannotBeKeptNow() {
    InteractionKey key = rig.open("turn-1");
    rig.interactions.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> rig.store(key));
  }

  @Test
  void namesNoLead_whenTheLeadIsPending() {
    InteractionKey key = rig.open("turn-1");

    rig.invokeCall.handle(
        new Request.Place(key, Optional.empty(), Optional.empty(), Optional.empty()),
        InvokeCallHarness.invocation());

    assertEquals(
        Map.of("interactionKey", key.encoded()),
        InvokeCallHarness.withoutWords(rig.telephony.calls().getFirst().attributes()));
  }

  @Test
  void leavesThePhoneInPeace_whenItIsNightThere() {
    InteractionKey key = rig.open("turn-1");
    rig.clock.advance(Duration.ofHours(1)); // 00:07 where the number is

    assertEquals(new Result.Prepared(false, "QuietHours"), rig.prepare(Ada.PHONE.e164()));
    assertEquals(new Result.Declined(DeclineReason.QUIET_HOURS), rig.place(key));
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void places_whenItIsNightInSomeZonesOnly_becauseTheVisitorSaidYesToThat() {
    String newAreaCode = "+16795550123"; // it is two in New York and eight in the evening in Hawaii

    assertEquals(new Result.Prepared(true, ""), rig.prepare(newAreaCode));
    assertEquals(new Result.Prepared(false, "QuietHours"), rig.prepare("+12195550123"));
  }

  @Test
  void storesTheContact_whenThatIsWhatFailedTheFirstTime() {
    InteractionKey key = rig.open("turn-1");
    rig.claims.claim(
        InvokeCallHarness.NUMBER_CLAIM,
        InvokeCallHarness.HASH.of(key),
        Duration.ofMinutes(10),
        InvokeCallHarness.deadline());
    rig.claims.storeOutcome(
        InvokeCallHarness.NUMBER_CLAIM,
        InvokeCallHarness.HASH.of(key),
        "contact-7",
        InvokeCallHarness.deadline());

    assertEquals(new Result.Dialled("contact-7"), rig.place(key));
    assertEquals(
        Optional.of(new ContactId("contact-7")),
        rig.interactions.find(key, InvokeCallHarness.deadline()).orElseThrow().contact());
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void placesNoCallAndKeepsNoClaim_whenTheInteractionIsGone() {
    InteractionKey key = InteractionKey.startingAt(Ada.PHONE, rig.clock.instant());
    Result erased = new Result.Declined(DeclineReason.PERSON_ERASED);

    assertEquals(erased, rig.place(key));
    assertEquals(erased, rig.place(key, Optional.of("Hello Ada")));
    assertEquals(List.of(), rig.telephony.calls());
    assertEquals(
        Optional.empty(),
        rig.claims.findHolder(InvokeCallHarness.NUMBER_CLAIM, InvokeCallHarness.deadline()));
  }

  @Test
  void saysThatThePhoneRang_whenThePersonIsErasedAfterwards() {
    InteractionKey key = rig.open("turn-1");
    Result dialled = rig.place(key);
    rig.interactions.delete(key, InvokeCallHarness.deadline());

    assertInstanceOf(Result.Dialled.class, dialled);
    assertEquals(dialled, rig.place(key));
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void placesNoCall_whenTheInteractionCannotBeLookedAt() {
    InteractionKey key = rig.open("turn-1");
    rig.interactions.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> rig.place(key));
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void placesNoCall_whenTheClaimsAreDown() {
    InteractionKey key = rig.open("turn-1");
    rig.claims.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> rig.place(key));
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void declines_whenTheNumberIsNotOneToCall() {
    Map<String, DeclineReason> numbers =
        Map.of(
            "+442079460000", DeclineReason.COUNTRY_NOT_ALLOWED,
            "+18765550123", DeclineReason.COUNTRY_NOT_ALLOWED,
            "+881612345678", DeclineReason.COUNTRY_NOT_ALLOWED,
            "+870773111632", DeclineReason.COUNTRY_NOT_ALLOWED,
            "+19002345678", DeclineReason.NUMBER_NOT_ALLOWED,
            "+18002345678", DeclineReason.NUMBER_NOT_ALLOWED);
    numbers.forEach(
        (number, reason) -> {
          InteractionKey key =
              InteractionKey.startingAt(new PhoneNumber(number), rig.clock.instant());
          assertEquals(new Result.Declined(reason), rig.place(key), number);
          assertEquals(new Result.Prepared(false, reason.wireName()), rig.prepare(number), number);
        });
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void preparesWithoutCalling_whenTheNumberIsFree() {
    assertEquals(new Result.Prepared(true, ""), rig.prepare(Ada.PHONE.e164()));
    assertEquals(1, rig.telephony.warmCount());
    assertEquals(List.of(), rig.telephony.calls());
    assertEquals(
        Optional.empty(),
        rig.claims.findHolder(InvokeCallHarness.NUMBER_CLAIM, InvokeCallHarness.deadline()));
  }

  @Test
  void foreseesTheRefusal_whenTheNumberWasCalledLately() {
    rig.place(rig.open("turn-1"));

    assertEquals(new Result.Prepared(false, "DialledRecently"), rig.prepare(Ada.PHONE.e164()));
  }

  @Test
  void refusesInAdvance_whenTheNumberIsNoNumber() {
    assertEquals(new Result.Prepared(false, "NumberNotAllowed"), rig.prepare("911"));
  }

  @Test
  void preparesAllTheSame_whenWarmingFails() {
    rig.telephony.faults().failAsIfDown();

    assertTrue(((Result.Prepared) rig.prepare(Ada.PHONE.e164())).allowed());
  }

  @Test
  void storesTheStaticLine_whenNoModelWroteAScenario() {
    InteractionKey key = rig.open("turn-1");

    rig.invokeCall.handle(
        new Request.StoreScenario(key, "", Optional.empty()), InvokeCallHarness.invocation());

    assertEquals(
        "Hello Ada, this is Atlas, the AI assistant you just chatted with on the web. Thank you for"
            + " letting me call. What would you like to know?",
        rig.interactions
            .find(key, InvokeCallHarness.deadline())
            .orElseThrow()
            .scenario()
            .orElse(""));
  }
}
