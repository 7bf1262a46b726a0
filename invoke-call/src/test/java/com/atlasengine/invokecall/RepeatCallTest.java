package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A call that nobody answered is repeated once, for who agreed, within all limits. */
class RepeatCallTest {
  private static final String FIRST = "contact-of-the-first-call";
  private static final Consent CONSENT =
      new Consent("Shall I call you now?", "yes", Instant.EPOCH, true);

  private final InvokeCallHarness rig = new InvokeCallHarness();

  @Test
  void callsWithAnInteractionOfItsOwn_thatAgreesToNoThirdCall() {
    openFirst(CONSENT);

    Result.Dialled dialled = assertInstanceOf(Result.Dialled.class, rig.repeat(FIRST));

    List<Interaction> items = rig.interactions.all();
    Interaction second = items.getLast();
    assertEquals(2, items.size());
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(Optional.of(new ContactId(dialled.contactId())), second.contact());
    assertEquals(Optional.of(Ada.LEAD), second.lead());
    assertEquals(Optional.of("Hello Ada"), second.scenario());
    assertEquals(Optional.of(false), second.wishes().consent().map(Consent::secondCall));
    assertEquals(Optional.of(FIRST), items.getFirst().contact().map(ContactId::value));
  }

  @Test
  void talksInTheLocaleThatTheVisitorAgreedIn() {
    openFirst(new Consent("¿Le llamo ahora?", "sí", Instant.EPOCH, true, Optional.of("es_US")));

    rig.repeat(FIRST);

    assertEquals("es_US", rig.telephony.calls().getFirst().attributes().get("locale"));
    assertEquals(
        Optional.of("es_US"),
        rig.interactions.all().getLast().wishes().consent().flatMap(Consent::locale));
  }

  @Test
  void ringsOnce_whenTheWorkflowRepeatsItself() {
    openFirst(CONSENT);

    Result first = rig.repeat(FIRST);
    rig.clock.advance(Duration.ofSeconds(5));

    assertEquals(first, rig.repeat(FIRST));
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(2, rig.interactions.all().size());
  }

  @Test
  void ringsOnce_whenTheAnswerOfConnectWasLost() {
    openFirst(CONSENT);
    rig.telephony.faults().failNext(new TransientFailure("Connect: no answer in time"));
    Assertions.assertThrows(TransientFailure.class, () -> rig.repeat(FIRST));

    assertInstanceOf(Result.Dialled.class, rig.repeat(FIRST));
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void callsNobodyAThirdTime() {
    openFirst(CONSENT);
    Result.Dialled second = assertInstanceOf(Result.Dialled.class, rig.repeat(FIRST));
    rig.clock.advance(Duration.ofMinutes(20));

    assertEquals(new Result.Declined(DeclineReason.PERSON_ERASED), rig.repeat(second.contactId()));
  }

  @Test
  void callsNobodyWhoDidNotAgree() {
    openFirst(new Consent("Shall I call you now?", "yes", Instant.EPOCH, false));

    assertEquals(new Result.Declined(DeclineReason.PERSON_ERASED), rig.repeat(FIRST));
    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void keepsTheLimits_ofTenMinutesAndOfTheNight() {
    openFirst(CONSENT);
    rig.place(rig.open("another-visit"));
    rig.clock.advance(Duration.ofSeconds(1));
    assertEquals(new Result.Declined(DeclineReason.DIALLED_RECENTLY), rig.repeat(FIRST));

    rig.clock.advance(Duration.ofHours(1)); // past midnight in Seattle
    assertNotEquals(Result.Dialled.class, rig.repeat(FIRST).getClass());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void callsNobodyWhoAskedNotToBeCalledMeanwhile() {
    openFirst(CONSENT);
    rig.suppressions.put(Ada.PHONE);

    assertEquals(new Result.Declined(DeclineReason.NUMBER_SUPPRESSED), rig.repeat(FIRST));
    assertEquals(List.of(), rig.telephony.calls());
  }

  private void openFirst(Consent consent) {
    rig.interactions.put(
        Ada.draft()
            .lead(new LeadId(Ada.LEAD.value()))
            .scenario("Hello Ada")
            .contact(new ContactId(FIRST))
            .wishes(new Wishes(Optional.of(consent), false))
            .build());
    rig.clock.advance(Duration.ofMinutes(15));
  }
}
