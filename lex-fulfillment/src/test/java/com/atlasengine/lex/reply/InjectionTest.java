package com.atlasengine.lex.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.Corpus;
import com.atlasengine.core.kit.Fence;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.GroundedPrompt;
import com.atlasengine.lex.EventBuilder;
import com.atlasengine.lex.LexHarness;
import com.atlasengine.lex.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What visitors type to be taken for somebody who gives orders. */
class InjectionTest {
  private static final List<String> BAD_ANSWERS =
      Stream.of("human_claim", "secret", "address", "phone_number", "promise")
          .flatMap(name -> Corpus.read("answers/" + name).stream())
          .toList();

  static List<String> attempts() {
    return Corpus.read("attempts/injections");
  }

  @Test
  void thereAreEnough() {
    assertTrue(attempts().stream().distinct().count() >= 200);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_whenTypedOrSaidBefore(String attempt) {
    Fence.assertHolds(
        said ->
            GroundedPrompt.of(
                TestContents.ENGLISH, GroundedIntent.FALLBACK, Channel.CHAT, said, "User: hi"),
        attempt);
    Fence.assertHolds(
        said ->
            GroundedPrompt.of(
                TestContents.ENGLISH, GroundedIntent.FALLBACK, Channel.CHAT, "hi", "User: " + said),
        attempt);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_onThePhone(String attempt) {
    Fence.assertHolds(InjectionTest::promptOfCall, attempt);
  }

  /** What the model is asked when the visitor says this on the phone, now and the turn before. */
  private static Prompt promptOfCall(String said) {
    LexHarness rig = new LexHarness().withCall();
    Response before = rig.say(said);
    rig.say(said, before);
    return rig.model.prompts().getLast();
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_whenTheScenarioHoldsIt(String attempt) {
    Fence.assertHolds(
        scenario -> {
          LexHarness rig = new LexHarness();
          rig.interactions.put(
              Ada.draft().key(LexHarness.CALL_KEY).lead(Ada.LEAD).scenario(scenario).build());
          rig.say("what does it cost");
          return rig.model.prompts().getLast();
        },
        attempt);
  }

  @Test
  void nothingOfItIsSpoken_whenTheModelObeys() {
    List<String> attempts = attempts();
    for (int i = 0; i < attempts.size(); i++) {
      String obeying = BAD_ANSWERS.get(i % BAD_ANSWERS.size());
      LexHarness rig = new LexHarness().withCall();
      rig.model.respondWith(obeying);
      EventBuilder chat =
          EventBuilder.of("greeting-text").intent("FallbackIntent").utterance(attempts.get(i));

      assertEquals(
          TestContents.ENGLISH.grounding(GroundedIntent.FALLBACK, Channel.CHAT),
          rig.answer(chat).text(),
          obeying);
      assertEquals(
          "I'd rather not go into that. What else would you like to know?",
          rig.say(attempts.get(i)).text(),
          obeying);
      rig.model.respondPartially("Hello there. " + obeying);
      assertEquals(
          "I'd rather not go into that. What else would you like to know?",
          rig.say(attempts.get(i)).text(),
          obeying);
      assertEquals(0, rig.cache.all().size());
    }
  }
}
