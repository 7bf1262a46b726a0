package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for a person on the phone. The clock stands at Monday, 06:07 in UTC. */
class TransferTest {
  private static final String QUEUE = "arn:aws:connect:us-west-2:000000000000:instance/a/queue/b";
  private static final String OPEN = "MON-FRI 6-7 UTC";

  private final LexHarness rig = new LexHarness().withCall();

  private Response ask(String hours, EventBuilder event) {
    rig.restart(rig.model, Map.of("TRANSFER_QUEUE_ARN", QUEUE, "TRANSFER_HOURS", hours));
    return rig.answer(event);
  }

  private static EventBuilder callback() {
    return EventBuilder.of("connect-voice")
        .intent("CallbackIntent")
        .utterance("let me talk to somebody");
  }

  @Test
  void tellsTheFlowToPutTheCallThrough_withASummary() {
    Response first = rig.say("I like lighthouses");
    Response response = ask(OPEN, callback().sessionFrom(first));

    assertEquals("Close", response.action());
    assertEquals("Fulfilled", response.state());
    assertEquals("One moment, I will put you through.", response.text());
    assertEquals("yes", response.attribute("transfer"));
    assertEquals(QUEUE, response.attribute("transferQueue"));
    String whisper = response.attribute("whisper");
    assertTrue(whisper.startsWith("A visitor of the web page. Last said:"), whisper);
    assertTrue(whisper.contains("I like lighthouses"), whisper);
    assertTrue(whisper.endsWith("let me talk to somebody"), whisper);
    assertEquals(0, rig.crm.cases().size());
  }

  @Test
  void keepsTheSummaryShort() {
    Response response = ask(OPEN, callback().utterance("person please ".repeat(70)));

    assertTrue(response.attribute("whisper").length() <= 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "MON-FRI 7-17 UTC", "TUE-SUN 0-24 UTC"})
  void notesACallback_whenNobodyIsThere(String hours) {
    Response response = ask(hours, callback());

    assertEquals("Close", response.action());
    assertFalse(response.attributes().has("transfer"));
    assertEquals(1, rig.crm.cases().size());
  }

  /** Neither does the flow put the call through again: what it reads is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"yes", "failed"})
  void notesACallback_whenNobodyWasFree(String transfer) {
    Response response = ask(OPEN, callback().attribute("transfer", transfer));

    assertEquals(1, rig.crm.cases().size());
    assertFalse(response.attributes().has("transfer"));
    assertFalse(response.attributes().has("whisper"));
  }

  @Test
  void notesACallback_whenAYesAsksForOne() {
    ask(OPEN, callback().confirmation("Confirmed"));

    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void notesACallback_whenATimeIsNamed() {
    Response response = ask(OPEN, callback().slot("CallbackTime", "11", "11:00"));

    assertEquals("Close", response.action(), response.text());
    assertEquals(1, rig.crm.tasks().size());
  }

  @Test
  void showsTheWay_inChat() {
    ask(OPEN, EventBuilder.of("greeting-text").intent("CallbackIntent").utterance("a person"));

    assertEquals(0, rig.crm.cases().size());
  }
}
