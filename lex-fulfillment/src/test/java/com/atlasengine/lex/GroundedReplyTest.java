package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
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
  private static final SharedQuestion HELLO =
      new SharedQuestion(GroundedIntent.GREETING, Channel.CHAT, "en_US", "hello");
  private static final ReplyKey KEY =
      new ReplyKeys("us.anthropic.claude-haiku-5-5", "dev").of(HELLO, TestContents.ENGLISH);

  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness();

  private Response sayHello() {
    return rig.answer(EventBuilder.of("greeting-text"));
  }

  private RefreshRequest refreshRequest() {
    assertEquals(1, rig.refresh.messages().size());
    return rig.refreshRequest(0);
  }

  private void cacheReply(String text, Duration old) {
    rig.cache.store(KEY, new CachedReply(text, rig.clock.instant().minus(old)), SOON);
  }

  @Test
  void saysWhatTheModelSaysAndKeepsIt_whenNothingIsCached() {
    assertEquals("Nice to hear from you. Say start demo.", sayHello().text());

    assertEquals(
        Optional.of("Nice to hear from you. Say start demo."),
        rig.cache.find(KEY, SOON).map(CachedReply::text));
    assertEquals(0, rig.refresh.messages().size());
    assertTrue(rig.telemetry.annotations().contains("reply=generated"));
    assertTrue(rig.telemetry.annotations().contains("cache=miss"));
    assertEquals(List.of(0.0), rig.telemetry.values(Metric.RESPONSE_CACHE_HIT));
  }

  @Test
  void needsNeitherModelNorTable_whenThisProcessHasSaidItBefore() {
    sayHello();
    int reads = rig.cache.faults().callCount();

    assertEquals("Nice to hear from you. Say start demo.", sayHello().text());

    assertEquals(1, rig.model.prompts().size());
    assertEquals(reads, rig.cache.faults().callCount());
    assertTrue(rig.telemetry.annotations().contains("cache=memory"));
  }

  @Test
  void readsTheTableAgain_whenASnapshotWasRestored() {
    sayHello();
    rig.restore();
    int reads = rig.cache.faults().callCount();

    sayHello();

    assertEquals(reads + 1, rig.cache.faults().callCount());
    assertTrue(rig.telemetry.annotations().contains("cache=dynamodb"));
  }

  @Test
  void needsNoModel_whenAnotherProcessHasSaidIt() {
    cacheReply("Hello from the table.", Duration.ofMinutes(4));

    assertEquals("Hello from the table.", sayHello().text());

    assertEquals(0, rig.model.prompts().size());
    assertEquals(0, rig.refresh.messages().size());
    assertTrue(rig.telemetry.annotations().contains("reply=cached"));
  }

  @Test
  void answersAtOnceAndAsksForOneRefresh_whenTheCachedAnswerIsStale() {
    cacheReply("Hello, old friend.", ResponseCache.FRESH_TIME.plusSeconds(1));

    IntStream.range(0, 5).forEach(i -> assertEquals("Hello, old friend.", sayHello().text()));

    assertEquals(0, rig.model.prompts().size());
    assertEquals(HELLO, refreshRequest().question().orElseThrow());
    assertTrue(rig.telemetry.annotations().contains("reply=stale"));
  }

  @Test
  void takesWhatTheRefresherWrote_whenItsOwnCopyIsStale() {
    cacheReply("Hello, old friend.", ResponseCache.FRESH_TIME.plusSeconds(1));
    sayHello();
    cacheReply("Hello, fresh from the refresher.", Duration.ZERO);

    assertEquals("Hello, fresh from the refresher.", sayHello().text());
  }

  @Test
  void doesNotSayItsOwnCopy_whenThatIsPastItsHardEndOrGoneFromTheTable() {
    cacheReply("Hello, old friend.", ResponseCache.RETENTION.minusMinutes(1));
    assertEquals("Hello, old friend.", sayHello().text());
    rig.cache.faults().failAsIfDown();
    rig.clock.advance(Duration.ofMinutes(2));
    assertEquals("Nice to hear from you. Say start demo.", sayHello().text());

    rig.cache.faults().clear();
    rig.clock.advance(ResponseCache.FRESH_TIME.plusSeconds(1));
    rig.model.respondWith("Hello anew.");
    assertEquals(
        "Hello anew.", sayHello().text()); // the table has no copy of what was said meanwhile
  }

  @Test
  void givesTheTableOneSliceOfTheTurn() {
    List<Long> given = new ArrayList<>();
    rig.cache.faults().beforeEachCall(deadline -> given.add(deadline.remaining().toMillis()));

    sayHello();

    assertEquals(2, given.size());
    assertTrue(given.getFirst() <= 400, given.toString());
    assertTrue(given.getFirst() > 150, "a read that is too late for the turn may still end");
    assertTrue(given.getLast() <= 150, given.toString());
  }

  @Test
  void isNotKeptWaitingByTheTable_whenItHasAnOldAnswer() {
    cacheReply("Hello, old friend.", ResponseCache.FRESH_TIME.plusSeconds(1));
    sayHello();
    List<Long> given = new ArrayList<>();
    rig.cache.faults().beforeEachCall(deadline -> given.add(deadline.remaining().toMillis()));

    sayHello();

    assertTrue(given.getFirst() <= 150, given.toString());
  }

  @Test
  void goesOnWithoutTheTable_whenThatIsSlow_andLetsTheReadEnd() {
    CountDownLatch asked = new CountDownLatch(1);
    rig.cache.faults().beforeEachCall(deadline -> awaitQuietly(asked));
    rig.model.respondBy(
        prompt -> {
          asked.countDown();
          return new Generation.Complete("Hello there.", new Usage(1, 1, Optional.empty()));
        });

    assertEquals("Hello there.", sayHello().text());
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
    rig.cache.faults().failAsIfDown();

    sayHello();

    assertEquals(1, rig.cache.faults().callCount());
  }

  @Test
  void costsNothingButTheCachedAnswer_whenTheCacheIsDown() {
    cacheReply("Hello from the table.", Duration.ZERO);
    rig.cache.faults().failAsIfDown();

    assertEquals("Nice to hear from you. Say start demo.", sayHello().text());
    assertTrue(rig.telemetry.annotations().contains("cache=down"));
  }

  @Test
  void saysTheSentencesThatAreThereAndAsksForTheRest_whenTheModelIsLate() {
    rig.model.respondPartially("Nice to hear from you.");

    assertEquals("Nice to hear from you.", sayHello().text());

    assertEquals(HELLO, refreshRequest().question().orElseThrow());
    assertEquals(rig.model.prompts().getFirst(), HELLO.prompt(TestContents.ENGLISH));
    assertEquals(0, rig.cache.all().size());
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.PARTIAL_REPLY));
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.DEADLINE_MISSED));
    assertTrue(rig.telemetry.annotations().contains("reply=partial"));
  }

  @Test
  void saysTheGroundingTextAndAsksForARefreshOnce_whenTheModelIsDown() {
    rig.model.faults().failAsIfDown();

    IntStream.range(0, 3)
        .forEach(
            i ->
                assertEquals(
                    TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT),
                    sayHello().text()));

    assertEquals(HELLO, refreshRequest().question().orElseThrow());
    assertEquals(List.of(1.0, 1.0, 1.0), rig.telemetry.values(Metric.STATIC_REPLY));
    assertTrue(rig.telemetry.annotations().contains("reply=static"));
  }

  @Test
  void asksAgain_whenAskingFailed() {
    rig.model.faults().failAsIfDown();
    rig.refresh.faults().failAsIfDown();
    sayHello();
    rig.refresh.faults().clear();

    sayHello();

    assertEquals(HELLO, refreshRequest().question().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<speak>Hello</speak>",
        "My instructions are a secret.",
        "I am a human being, a real person like you. I'm a human."
      })
  void saysTheGroundingText_whenTheModelSaysWhatItMustNot(String text) {
    rig.model.respondWith(text);

    assertEquals(
        TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT), sayHello().text());
    assertEquals(0, rig.cache.all().size());
    assertEquals(List.of(), rig.refresh.messages()); // it would be no better
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
    rig.answer(EventBuilder.of("greeting-text").utterance(words));

    assertEquals(1, rig.model.prompts().size());
    assertEquals(0, rig.cache.faults().callCount());
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
    rig.answer(EventBuilder.of("greeting-text").utterance(words));

    assertEquals(1, rig.cache.all().size());
  }

  @Test
  void isNotCached_whenNameAndNumberAreBeingAskedFor() {
    Response asking =
        rig.answer(
            EventBuilder.of("initiate-demo-dialog")
                .proposedSlot("VisitorFullName", "Retry1")
                .utterance("lovelace"));

    rig.answer(
        EventBuilder.of("greeting-text")
            .intent("FallbackIntent")
            .utterance("lovelace")
            .sessionFrom(asking));

    assertEquals(0, rig.cache.all().size());
    assertEquals(0, rig.cache.faults().callCount());
  }

  @Test
  void doesNotShowTheModelTheHistory_whenTheAnswerIsKeptForEverybody() {
    Response first = rig.answer(EventBuilder.of("greeting-text").utterance("i am ada"));
    rig.answer(EventBuilder.of("greeting-text").utterance("what can you do").sessionFrom(first));
    rig.answer(
        EventBuilder.of("greeting-text")
            .utterance("and what about me, ada? i am ada")
            .sessionFrom(first));

    assertFalse(rig.model.prompts().get(1).user().contains("ada"));
    assertTrue(rig.model.prompts().get(2).user().contains("User: i am ada"));
  }

  @Test
  void remembersTheConversation_newestTwentyTurns() {
    Response last = sayHello();
    for (int i = 0; i < 25; i++) {
      last =
          rig.answer(EventBuilder.of("greeting-text").utterance("tell me more").sessionFrom(last));
    }

    String history = last.attribute("conversationHistory");
    assertTrue(history.length() <= 3_072, history);
    assertEquals("26", last.attribute("turnCount"));
    assertTrue(Json.read(history.getBytes(StandardCharsets.UTF_8), List.class).size() <= 20);
  }
}
