package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After its tokens or a session's turns are spent, the engine answers without the model. */
class ModelLimitsTest {
  private static final Claims.Key TOKENS = new Claims.Key(Claims.Kind.TOKENS, "2026-10-26");

  private final LexHarness rig = new LexHarness();

  /** A question whose answer is not shared, so that the model is asked for each. */
  private static EventBuilder question(String session, int number) {
    return EventBuilder.of("greeting-text")
        .session(session)
        .utterance("hello, my name is Ada the " + number);
  }

  private String grounding() {
    return Grounding.text(GroundedIntent.GREETING, Channel.CHAT);
  }

  private void spend(int tokens) {
    rig.claims.add(TOKENS, tokens, Duration.ofDays(2), Deadline.in(Duration.ofSeconds(9)));
  }

  @Test
  void answersFromTheGrounding_whenTheTokensOfTheDayAreSpent() {
    rig.restart(rig.model, Map.of("DAILY_MODEL_TOKENS", "10000"));
    spend(10_000);
    rig.answer(question("web-1", 0)); // this process learns it beside its first answer

    Response answer = rig.answer(question("web-2", 1));

    assertEquals(grounding(), answer.text());
    assertEquals(1, rig.model.prompts().size());
    assertEquals(0, rig.refresh.messages().size(), "nobody else is asked for it");
    assertEquals(1, rig.telemetry.values(Metric.MODEL_BUDGET_SPENT).size());
    rig.clock.advance(Duration.ofDays(1));
    rig.answer(question("web-3", 2));
    assertEquals(2, rig.model.prompts().size());
  }

  @Test
  void countsWhatTheModelCost_withAQuestionTenSecondsLater() {
    rig.answer(question("web-1", 0));
    rig.clock.advance(Duration.ofSeconds(11));
    rig.answer(question("web-1", 1));

    assertTrue(rig.claims.counterValue(TOKENS) > 0);
  }

  @Test
  void answersFromTheGrounding_whenASessionHasAskedOftenEnough() {
    rig.restart(rig.model, Map.of("SESSION_MODEL_TURNS", "3"));
    for (int i = 0; i < 3; i++) {
      rig.answer(question("web-1", i));
    }

    assertEquals(grounding(), rig.answer(question("web-1", 3)).text());
    assertEquals(3, rig.model.prompts().size());
    assertEquals(1, rig.telemetry.values(Metric.SESSION_TURNS_SPENT).size());
    rig.answer(question("web-2", 4));
    assertEquals(4, rig.model.prompts().size());
  }

  @Test
  void countsASession_whateverItsAttributesSay() {
    rig.restart(rig.model, Map.of("SESSION_MODEL_TURNS", "3"));
    for (int i = 0; i < 6; i++) {
      rig.answer(question("web-1", i).attribute("turnCount", "0"));
      rig.restart(); // and whichever process answers: each may be one question late
    }

    assertEquals(6, rig.claims.counterValue(sessionTurns("web-1")));
    rig.answer(question("web-1", 7));
    rig.answer(question("web-1", 8));
    assertEquals(7, rig.model.prompts().size());
  }

  private static Claims.Key sessionTurns(String session) {
    return new Claims.Key(Claims.Kind.SESSION_TURNS, session + "#2026-10-26");
  }

  @Test
  void offersACallbackOnThePhone_whenTheModelIsNotAsked() {
    rig.withCall().restart(rig.model, Map.of("SESSION_MODEL_TURNS", "1"));
    Response first = rig.say("what are lighthouses made of");
    Response second = rig.say("and who builds them", first);

    assertTrue(second.text().contains("callback"), second.text());
    assertEquals(1, rig.model.prompts().size());
    assertEquals(0, rig.refresh.messages().size());
  }

  @Test
  void asksTheTableNothing_whenTheReplyIsCached() {
    rig.answer(EventBuilder.of("greeting-text"));
    int before = rig.claims.faults().callCount();

    rig.answer(EventBuilder.of("greeting-text").session("web-2"));

    assertEquals(before, rig.claims.faults().callCount());
    assertEquals(1, rig.model.prompts().size());
  }

  @Test
  void answersAllTheSame_whenNothingCanBeCounted() {
    rig.claims.faults().failAsIfDown();

    assertEquals("Nice to hear from you. Say start demo.", rig.answer(question("web-1", 0)).text());
  }
}
