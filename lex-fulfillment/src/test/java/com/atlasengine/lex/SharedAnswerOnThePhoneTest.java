package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who asks what visitors share gets the shared answer, if nothing else is open. */
class SharedAnswerOnThePhoneTest {
  private static final String WORDS = "what technology do you use";
  private static final String SHARED = "Serverless Java, all of it.";
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  private static SharedQuestion question(GroundedIntent intent, Channel channel) {
    return new SharedQuestion(intent, channel, "en_US", WORDS);
  }

  private void store(GroundedIntent intent, Channel channel, Duration old) {
    ReplyKey key =
        new ReplyKeys("us.anthropic.claude-haiku-5-5", "dev")
            .of(question(intent, channel), TestContents.ENGLISH);
    rig.cache.store(key, new CachedReply(SHARED, rig.clock.instant().minus(old)), SOON);
  }

  private static EventBuilder ask(String intent) {
    return EventBuilder.of("connect-voice").intent(intent).utterance(WORDS);
  }

  @Test
  void saysTheSharedAnswer_withoutTheModel() {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE, Duration.ZERO);

    Response response = rig.answer(ask("AboutTechnologyIntent"));

    assertEquals(SHARED, response.text());
    assertEquals("ElicitIntent", response.action());
    assertEquals(List.of(), rig.model.prompts());
    assertTrue(rig.telemetry.annotations().contains("reply=cached"));
    assertEquals(List.of("User: " + WORDS), rig.transcript());
  }

  @Test
  void asksForARefresh_whenTheSharedAnswerIsStale() {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE, ResponseCache.FRESH_TIME.plusSeconds(1));

    assertEquals(SHARED, rig.answer(ask("AboutTechnologyIntent")).text());

    assertEquals(
        question(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE),
        rig.refreshRequest(0).question().orElseThrow());
  }

  @Test
  void talksAndHasTheSharedAnswerWritten_whenThereIsNone() {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.CHAT, Duration.ZERO);

    Response response = rig.answer(ask("AboutTechnologyIntent"));

    assertEquals("Nice to hear from you. Say start demo.", response.text());
    assertTrue(rig.model.prompts().getFirst().user().contains(LexHarness.SCENARIO));
    assertEquals(
        question(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE),
        rig.refreshRequest(0).question().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FallbackIntent", "InitiateDemo"})
  void talks_whenTheIntentNamesNoSubject(String intent) {
    store(GroundedIntent.FALLBACK, Channel.PHONE, Duration.ZERO);

    rig.answer(ask(intent));

    assertEquals(1, rig.model.prompts().size());
    assertEquals(0, rig.refresh.messages().size());
  }

  private static List<String> wordsThatMayAsk() {
    return List.of(
        "Lighthouses. Do you own one?",
        "Do you own a lighthouse? I would like to know.",
        "This is about lighthouses. ".repeat(20)); // the history keeps only the start of it
  }

  @ParameterizedTest
  @MethodSource("wordsThatMayAsk")
  void talks_whenTheBotMayHaveAskedSomething(String words) {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE, Duration.ZERO);
    rig.model.respondWith(words);
    Response before = rig.say("what is all this about");

    rig.answer(ask("AboutTechnologyIntent").sessionFrom(before));

    assertEquals(2, rig.model.prompts().size());
  }

  @Test
  void saysTheSharedAnswer_whenTheBotHasAskedNothing() {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE, Duration.ZERO);
    Response before = rig.say("what is all this about");

    Response response = rig.answer(ask("AboutTechnologyIntent").sessionFrom(before));

    assertEquals(SHARED, response.text());
    assertEquals(LexHarness.SCENARIO, response.attribute("dynamicScenario"));
  }

  @Test
  void talks_whenALateAnswerIsAwaited() {
    store(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE, Duration.ZERO);

    rig.answer(ask("AboutTechnologyIntent").attribute("lateTurn", "turn-1"));

    assertEquals(1, rig.model.prompts().size());
  }
}
