package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a chat hears of a call that was promised and could not be placed. */
class PromisedCallTest {
  private static final String NOTICE = "I could not place the call that I promised you";

  private final LexHarness rig = new LexHarness();

  /** The session as the turn that promises the call leaves it. */
  private String promise() {
    return rig.answer(EventBuilder.of("initiate-demo-fulfilment")).attribute("promisedCall");
  }

  private EventBuilder laterTurn(String promise) {
    return EventBuilder.of("greeting-text").attribute("promisedCall", promise);
  }

  /** As invoke-call marks an execution when it gives its call up. */
  private void giveUp(String execution) {
    rig.claims.claim(
        new Claims.Key(Claims.Kind.NOT_PLACED, execution),
        execution,
        Duration.ofHours(2),
        Deadline.in(Duration.ofSeconds(20)));
  }

  private void giveUpTheCall() {
    giveUp(rig.workflows.executions().getFirst().execution());
  }

  @Test
  void isSaidOnce_beforeTheAnswerOfTheNextTurn() {
    String promise = promise();
    giveUpTheCall();

    Response told = rig.answer(laterTurn(promise));

    assertTrue(told.text().startsWith("I'm sorry, " + NOTICE), told.text());
    assertTrue(told.text().contains("A person of the team will call you"), told.text());
    assertTrue(told.text().contains("Nice to hear from you"), told.text());
    assertEquals("", told.attribute("promisedCall"));
  }

  @Test
  void saysNothing_whileTheCallMayStillBePlaced() {
    String promise = promise();

    Response turn = rig.answer(laterTurn(promise));

    assertFalse(turn.text().contains(NOTICE), turn.text());
    assertEquals(promise, turn.attribute("promisedCall"));
  }

  @Test
  void saysNothing_whenAnotherCallWasGivenUp() {
    String promise = promise();
    giveUp("another");

    assertFalse(rig.answer(laterTurn(promise)).text().contains(NOTICE));
  }

  @Test
  void looksForNothing_whenNoCallWasPromised() {
    rig.answer(EventBuilder.of("greeting-text")); // the answer is cached from here on
    int before = rig.claims.faults().callCount();

    rig.answer(EventBuilder.of("greeting-text"));
    assertEquals(0, rig.claims.faults().callCount() - before);
    rig.answer(laterTurn("DEMO:another"));
    assertEquals(1, rig.claims.faults().callCount() - before);
  }

  @Test
  void isSaidLater_whenTheTableIsDown() {
    String promise = promise();
    giveUpTheCall();
    rig.claims.faults().failAsIfDown();

    Response turn = rig.answer(laterTurn(promise));
    assertFalse(turn.text().contains(NOTICE), turn.text());
    assertEquals(promise, turn.attribute("promisedCall"));

    rig.claims.faults().clear();
    assertTrue(rig.answer(laterTurn(promise)).text().contains(NOTICE));
  }

  @Test
  void isSaidLater_whenTheTurnSaysNothing() {
    String promise = promise();
    giveUpTheCall();

    Response turn =
        rig.answer(EventBuilder.of("initiate-demo-dialog").attribute("promisedCall", promise));

    assertEquals("Delegate", turn.action());
    assertEquals(promise, turn.attribute("promisedCall"));
  }

  @Test
  void isSaidOfADeletionInWordsOfItsOwn() {
    giveUp("execution-of-a-deletion");

    Response told = rig.answer(laterTurn("DELETION:execution-of-a-deletion"));
    assertTrue(told.text().contains("nothing is deleted"), told.text());
  }

  @Test
  void isSaidInTheVisitorsLanguage() {
    rig.restart(rig.model, Map.of("CONTENT_LOCALES", "en_US,es_US"));
    giveUp("spanish");

    Response told = rig.answer(laterTurn("DEMO:spanish").locale("es_US"));
    assertTrue(told.text().contains("no pude hacer la llamada"), told.text());
  }

  @Test
  void takesWhateverTheClientSends() {
    for (String forged : new String[] {"", ":", "DEMO", "DELETION:", "x".repeat(3_000)}) {
      Response turn = rig.answer(laterTurn(forged));
      assertFalse(turn.text().contains(NOTICE), turn.text());
    }
  }
}
