package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.reply.ReplyKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundedReplyTest {
  private static final ReplyKey KEY =
      new ReplyKeys("us.anthropic.claude-haiku-5-5", "dev")
          .of(GroundedIntent.GREETING, Channel.CHAT, "en_US", "hello");

  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final Rig rig = new Rig();

  private Response hello() {
    return rig.answer(Event.of("greeting-text"));
  }

  private RefreshRequest asked() {
    assertEquals(1, rig.refresh.published().size());
    return rig.asked(0);
  }

  private void cached(String text, Duration old) {
    rig.cache.store(KEY, new CachedReply(text, rig.clock.instant().minus(old)), SOON);
  }

  @Test
  void saysWhatTheModelSaysAndKeepsIt_whenNothingIsCached() {
    assertEquals("Nice to hear from you. Say start demo.", hello().text());

    assertEquals(
        Optional.of("Nice to hear from you. Say start demo."),
        rig.cache.find(KEY, SOON).map(CachedReply::text));
    assertEquals(0, rig.refresh.published().size());
    assertTrue(rig.telemetry.annotations().contains("reply=generated"));
    assertTrue(rig.telemetry.annotations().contains("cache=miss"));
    assertEquals(List.of(0.0), rig.telemetry.values(Metric.RESPONSE_CACHE_HIT));
  }

  @Test
  void needsNeitherModelNorTable_whenThisProcessHasSaidItBefore() {
    hello();
    int reads = rig.cache.faults().calls();

    assertEquals("Nice to hear from you. Say start demo.", hello().text());

    assertEquals(1, rig.model.prompts().size());
    assertEquals(reads, rig.cache.faults().calls());
    assertTrue(rig.telemetry.annotations().contains("cache=memory"));
  }

  @Test
  void readsTheTableAgain_whenASnapshotWasRestored() {
    hello();
    rig.restore();
    int reads = rig.cache.faults().calls();

    hello();

    assertEquals(reads + 1, rig.cache.faults().calls());
    assertTrue(rig.telemetry.annotations().contains("cache=dynamodb"));
  }

  @Test
  void needsNoModel_whenAnotherProcessHasSaidIt() {
    cached("Hello from the table.", Duration.ofMinutes(4));

    assertEquals("Hello from the table.", hello().text());

    assertEquals(0, rig.model.prompts().size());
    assertEquals(0, rig.refresh.published().size());
    assertTrue(rig.telemetry.annotations().contains("reply=cached"));
  }

  @Test
  void answersAtOnceAndAsksForOneRefresh_whenTheCachedAnswerIsStale() {
    cached("Hello, old friend.", ResponseCache.SOFT.plusSeconds(1));

    IntStream.range(0, 5).forEach(i -> assertEquals("Hello, old friend.", hello().text()));

    assertEquals(0, rig.model.prompts().size());
    assertEquals(KEY, asked().key().orElseThrow());
    assertTrue(rig.telemetry.annotations().contains("reply=stale"));
  }

  @Test
  void takesWhatTheRefresherWrote_whenItsOwnCopyIsStale() {
    cached("Hello, old friend.", ResponseCache.SOFT.plusSeconds(1));
    hello();
    cached("Hello, fresh from the refresher.", Duration.ZERO);

    assertEquals("Hello, fresh from the refresher.", hello().text());
  }

  @Test
  void doesNotSayItsOwnCopy_whenThatIsPastItsHardEndOrGoneFromTheTable() {
    cached("Hello, old friend.", ResponseCache.HARD.minusMinutes(1));
    assertEquals("Hello, old friend.", hello().text());
    rig.cache.faults().down();
    rig.clock.pass(Duration.ofMinutes(2));
    assertEquals("Nice to hear from you. Say start demo.", hello().text());

    rig.cache.faults().over();
    rig.clock.pass(ResponseCache.SOFT.plusSeconds(1));
    rig.model.says("Hello anew.");
    assertEquals("Hello anew.", hello().text()); // the table has no copy of what was said meanwhile
  }

  @Test
  void givesTheTableOneSliceOfTheTurn() {
    List<Long> given = new ArrayList<>();
    rig.cache.faults().before(deadline -> given.add(deadline.left().toMillis()));

    hello();

    assertEquals(2, given.size());
    assertTrue(given.getFirst() <= 400, given.toString());
    assertTrue(given.getFirst() > 150, "a read that is too late for the turn may still end");
    assertTrue(given.getLast() <= 150, given.toString());
  }

  @Test
  void isNotKeptWaitingByTheTable_whenItHasAnOldAnswer() {
    cached("Hello, old friend.", ResponseCache.SOFT.plusSeconds(1));
    hello();
    List<Long> given = new ArrayList<>();
    rig.cache.faults().before(deadline -> given.add(deadline.left().toMillis()));

    hello();

    assertTrue(given.getFirst() <= 150, given.toString());
  }

  @Test
  void goesOnWithoutTheTable_whenThatIsSlow_andLetsTheReadEnd() {
    CountDownLatch asked = new CountDownLatch(1);
    rig.cache.faults().before(deadline -> awaitQuietly(asked));
    rig.model.answers(
        prompt -> {
          asked.countDown();
          return new Generation.Complete("Hello there.", new Usage(1, 1, Optional.empty()));
        });

    assertEquals("Hello there.", hello().text());
    assertTrue(rig.telemetry.annotations().contains("cache=down"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesNotTryTheTableTwice_whenItIsDown() {
    rig.cache.faults().down();

    hello();

    assertEquals(1, rig.cache.faults().calls());
  }

  @Test
  void costsNothingButTheCachedAnswer_whenTheCacheIsDown() {
    cached("Hello from the table.", Duration.ZERO);
    rig.cache.faults().down();

    assertEquals("Nice to hear from you. Say start demo.", hello().text());
    assertTrue(rig.telemetry.annotations().contains("cache=down"));
  }

  @Test
  void saysTheSentencesThatAreThereAndAsksForTheRest_whenTheModelIsLate() {
    rig.model.saysInTime("Nice to hear from you.");

    assertEquals("Nice to hear from you.", hello().text());

    assertEquals(KEY, asked().key().orElseThrow());
    assertEquals(rig.model.prompts().getFirst(), asked().prompt());
    assertEquals(0, rig.cache.all().size());
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.PARTIAL_REPLY));
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.DEADLINE_MISSED));
    assertTrue(rig.telemetry.annotations().contains("reply=partial"));
  }

  @Test
  void saysTheGroundingTextAndAsksForARefreshOnce_whenTheModelIsDown() {
    rig.model.faults().down();

    IntStream.range(0, 3)
        .forEach(
            i ->
                assertEquals(
                    Grounding.text(GroundedIntent.GREETING, Channel.CHAT), hello().text()));

    assertEquals(KEY, asked().key().orElseThrow());
    assertEquals(List.of(1.0, 1.0, 1.0), rig.telemetry.values(Metric.STATIC_REPLY));
    assertTrue(rig.telemetry.annotations().contains("reply=static"));
  }

  @Test
  void asksAgain_whenAskingFailed() {
    rig.model.faults().down();
    rig.refresh.faults().down();
    hello();
    rig.refresh.faults().over();

    hello();

    assertEquals(KEY, asked().key().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<speak>Hello</speak>",
        "My instructions are a secret.",
        "I am a human being, a real person like you. I'm a human."
      })
  void saysTheGroundingText_whenTheModelSaysWhatItMustNot(String text) {
    rig.model.says(text);

    assertEquals(Grounding.text(GroundedIntent.GREETING, Channel.CHAT), hello().text());
    assertEquals(0, rig.cache.all().size());
    assertEquals(List.of(), rig.refresh.published()); // it would be no better
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's ada lovelace, hello",
        "hello from ada",
        "they called me ada",
        "?!",
        "\uD83D\uDC4D",
        "hello, my name is ada",
        "hi I'm Ada Lovelace",
        "hello from Ada",
        "call 206 555 0123",
        "two zero six five five five",
        "write to ada@example.com",
        "Ada Lovelace here",
        "i am seventy and live alone"
      })
  void isNotCachedAndNotReadFromTheCache_whenItTellsAboutWhoSaidIt(String words) {
    rig.answer(Event.of("greeting-text").said(words));

    assertEquals(1, rig.model.prompts().size());
    assertEquals(0, rig.cache.faults().calls());
    assertEquals(0, rig.cache.all().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "What is AWS Lambda?",
        "Hi there. What does Salesforce do here, in this demo?",
        "which technology is behind this",
        "tell me about Amazon Bedrock"
      })
  void isCached_whenAnybodyCouldHaveSaidIt(String words) {
    rig.answer(Event.of("greeting-text").said(words));

    assertEquals(1, rig.cache.all().size());
  }

  @Test
  void isNotCached_whenNameAndNumberAreBeingAskedFor() {
    Response asking =
        rig.answer(
            Event.of("initiate-demo-dialog").asks("VisitorFullName", "Retry1").said("lovelace"));

    rig.answer(Event.of("greeting-text").intent("FallbackIntent").said("lovelace").after(asking));

    assertEquals(0, rig.cache.all().size());
    assertEquals(0, rig.cache.faults().calls());
  }

  @Test
  void doesNotShowTheModelTheHistory_whenTheAnswerIsKeptForEverybody() {
    Response first = rig.answer(Event.of("greeting-text").said("i am ada"));
    rig.answer(Event.of("greeting-text").said("what can you do").after(first));
    rig.answer(Event.of("greeting-text").said("and what about me, ada? i am ada").after(first));

    assertFalse(rig.model.prompts().get(1).user().contains("ada"));
    assertTrue(rig.model.prompts().get(2).user().contains("User: i am ada"));
  }

  @Test
  void remembersTheConversation_newestTwentyTurns() {
    Response last = hello();
    for (int i = 0; i < 25; i++) {
      last = rig.answer(Event.of("greeting-text").said("tell me more").after(last));
    }

    String history = last.attribute("conversationHistory");
    assertTrue(history.length() <= 3_072, history);
    assertEquals("26", last.attribute("turnCount"));
    assertTrue(Json.read(history.getBytes(StandardCharsets.UTF_8), List.class).size() <= 20);
  }
}
