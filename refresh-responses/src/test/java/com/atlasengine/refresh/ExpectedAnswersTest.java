package com.atlasengine.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Contents;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeResponseCache;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.core.usage.ModelBudget;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the content itself expects to be asked is answered before anybody asks. */
class ExpectedAnswersTest {
  private static final ReplyKeys KEYS = new ReplyKeys("model-a", "dev");

  private final FakeClock clock = new FakeClock();
  private final FakeTextModel model = new FakeTextModel("Hello, I'm Atlas.");
  private final FakeResponseCache cache = new FakeResponseCache(clock);
  private final HandlerDriver handler =
      new HandlerDriver(
          "refresh-responses",
          new Handler(
              new RefreshResponses(
                  new Contents(List.of(TestContents.ENGLISH)),
                  model,
                  model,
                  new ModelBudget(new FakeClaims(clock), 1_000_000, Telemetry.NONE, clock),
                  cache,
                  new FakeLateReplies(clock),
                  KEYS,
                  clock,
                  clock::advance),
              Telemetry.NONE));

  private static List<SharedQuestion> questions() {
    return Stream.of(Channel.PHONE, Channel.CHAT)
        .flatMap(channel -> ExpectedAnswers.questions(TestContents.ENGLISH, channel))
        .toList();
  }

  private JsonNode run() {
    return handler.handle(AwsEvents.schedule("write-expected"));
  }

  @Test
  void writesTheAnswerToEachQuestionOfTheContent_onBothChannels() {
    assertEquals(questions().size(), run().path("refreshed").asInt());

    for (Channel channel : Channel.values()) {
      assertHas(GroundedIntent.GREETING, channel, "good morning");
      assertHas(GroundedIntent.ABOUT_TECHNOLOGY, channel, "what are you built with");
      assertHas(GroundedIntent.FALLBACK, channel, "who built you");
      assertHas(GroundedIntent.FALLBACK, channel, "what happens to what i tell you");
    }
    assertEquals(questions().size(), cache.all().size());
  }

  private void assertHas(GroundedIntent intent, Channel channel, String words) {
    SharedQuestion question = new SharedQuestion(intent, channel, "en_US", words);
    assertTrue(cache.all().containsKey(KEYS.of(question, TestContents.ENGLISH)), words);
  }

  @Test
  void asksNothing_whileTheAnswersLast() {
    run();
    clock.advance(ResponseCache.RETENTION.minus(Duration.ofHours(3)));

    assertEquals(0, run().path("refreshed").asInt());
    assertEquals(questions().size(), model.prompts().size());
  }

  @Test
  void writesThemAnew_beforeTheyGo() {
    run();
    clock.advance(ResponseCache.RETENTION.minus(Duration.ofHours(1)));

    assertEquals(questions().size(), run().path("refreshed").asInt());
  }

  @Test
  void leavesAnAnswerThatATurnHadWritten() {
    SharedQuestion question = questions().getFirst();
    CachedReply written = new CachedReply("Written for a turn.", clock.instant());
    cache.store(KEYS.of(question, TestContents.ENGLISH), written, time());

    run();

    assertEquals(written, cache.all().get(KEYS.of(question, TestContents.ENGLISH)));
  }

  @Test
  void writesThemOnce_whenTheDeploymentOfEachFunctionAsks() {
    run();

    assertEquals("{\"refreshed\":0,\"skipped\":0}", run().toString());
    assertEquals(questions().size(), model.prompts().size());
  }

  @Test
  void writesTheOthers_whenOneCannotBeWritten_andThatOneWithTheNextRun() {
    model.faults().failNext(new TransientFailure("Bedrock: ThrottlingException"));

    assertEquals(questions().size() - 1, run().path("refreshed").asInt());

    clock.advance(Duration.ofHours(1));
    assertEquals(1, run().path("refreshed").asInt());
  }

  @Test
  void fails_whenTheCacheIsDown() {
    cache.faults().failAsIfDown();

    assertThrows(TransientFailure.class, this::run);
  }

  @Test
  void expectsNoWordingThatLeansOnTheOneBeforeIt() {
    assertFalse(questions().stream().anyMatch(question -> question.words().endsWith("why")));
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
