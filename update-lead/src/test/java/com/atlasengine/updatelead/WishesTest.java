package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.Wishes;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sales sees what a visitor agreed to, and who must not be called again. */
class WishesTest {
  private static final String CONSENT =
      "Agreed to be called at 2026-10-26T06:07:00Z: \"Shall I call you now?\" - \"yes\"";
  private static final String STOP = "Asked not to be called again. Do not call.";
  private static final String UNANSWERED = "{\"DisconnectReason\":\"TELECOM_TIMEOUT\"}";

  private final EndedCall call = new EndedCall();
  private final String own = call.addOwnLead();
  private final String theirs = call.addLead(Map.of("LeadSource", "Trade Show"));

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void findsTheConsentInTheActivityAndOnTheLead() {
    open(consent(false), false);

    call.report();

    assertTrue(task("Description").endsWith("\n\n" + CONSENT), task("Description"));
    assertTrue(call.lead(own, "Description").endsWith(CONSENT));
    assertEquals("", call.lead(own, "DoNotCall"));
  }

  @Test
  void findsWhoMustNotBeCalled_onTheEnginesLeadsOnly() {
    open(consent(false), true);

    call.report();

    assertTrue(task("Description").contains(STOP), task("Description"));
    assertEquals("true", call.lead(own, "DoNotCall"));
    assertEquals("", call.lead(theirs, "DoNotCall"));
  }

  @Test
  void findsThatASuppressedNumberWasNotCalled() {
    open(Optional.empty(), false);

    call.decline("NumberSuppressed");

    assertEquals("Not called", task("CallDisposition"));
    assertTrue(task("Description").contains("this number asked not to be called"));
    assertEquals("true", call.lead(own, "DoNotCall"));
  }

  @Test
  void asksForASecondCall_onlyWhenNobodyAnsweredAndTheVisitorAgreed() {
    assertEquals(900, retryAfter(consent(true), UNANSWERED));
    assertEquals(0, retryAfter(consent(false), UNANSWERED));
    assertEquals(0, retryAfter(Optional.empty(), UNANSWERED));
    assertEquals(0, retryAfter(consent(true), "{\"DisconnectReason\":\"TELECOM_BUSY\"}"));
    assertEquals(
        0, retryAfter(consent(true), "{\"ConnectedToSystemTimestamp\":\"2026-10-26T06:08:00Z\"}"));
  }

  private int retryAfter(Optional<Consent> consent, String contact) {
    open(consent, false, List.of());
    JsonNode result = call.report(contact);
    return result.path("retryAfterSeconds").asInt(-1);
  }

  private static Optional<Consent> consent(boolean secondCall) {
    return Optional.of(
        new Consent(
            "Shall I call you now?", "yes", Instant.parse("2026-10-26T06:07:00Z"), secondCall));
  }

  private void open(Optional<Consent> consent, boolean doNotCall) {
    open(consent, doNotCall, List.of("User: Hi"));
  }

  private void open(Optional<Consent> consent, boolean doNotCall, List<String> transcript) {
    call.interactions.put(
        Ada.draft()
            .lead(new LeadId(own))
            .contact(new ContactId(EndedCall.CONTACT))
            .transcript(transcript)
            .wishes(new Wishes(consent, doNotCall))
            .build());
  }

  private String task(String field) {
    return Objects.requireNonNull(call.tasks().getLast().get(field));
  }
}
