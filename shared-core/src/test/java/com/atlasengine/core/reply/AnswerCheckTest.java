package com.atlasengine.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.kit.Corpus;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model may write that must not be said, and what must not be refused. */
class AnswerCheckTest {
  private static final Prompt PROMPT =
      GroundedPrompt.of(TestContents.ENGLISH, GroundedIntent.FALLBACK, Channel.CHAT, "hm");

  @ParameterizedTest
  @EnumSource
  void refusesTheCorpusOfEveryRule_byThatRule(ReplyRule rule) {
    List<String> corpus = Corpus.read("answers/" + rule.name().toLowerCase(Locale.ROOT));

    assertTrue(corpus.size() >= 8, rule + ": " + corpus.size());
    assertEquals(
        List.of(),
        corpus.stream()
            .filter(answer -> !rule.isBrokenBy(FoldedText.of(answer), PROMPT, TestContents.ENGLISH))
            .toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"ADDRESS", "PHONE_NUMBER", "SECRET", "HUMAN_CLAIM", "PROMISE"})
  void refusesTheSpanishCorpusToo_byThatRule(ReplyRule rule) {
    List<String> corpus = Corpus.read("answers/es/" + rule.name().toLowerCase(Locale.ROOT));

    assertTrue(corpus.size() >= 12, rule + ": " + corpus.size());
    assertEquals(
        List.of(),
        corpus.stream()
            .filter(answer -> !rule.isBrokenBy(FoldedText.of(answer), PROMPT, TestContents.SPANISH))
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void approvesGoodSpanishAnswers(ReplyRule rule) {
    assertEquals(
        List.of(),
        Corpus.read("answers/es/good").stream()
            .filter(answer -> rule.isBrokenBy(FoldedText.of(answer), PROMPT, TestContents.SPANISH))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void refuses(String answer) {
    assertEquals(Optional.empty(), ReplyCheck.approve(answer, PROMPT, TestContents.ENGLISH));
    assertEquals(
        Optional.empty(),
        ReplyCheck.approve("Hello there. " + answer, PROMPT, TestContents.ENGLISH));
  }

  static Stream<String> badAnswers() {
    return Arrays.stream(ReplyRule.values())
        .flatMap(rule -> Corpus.read("answers/" + rule.name().toLowerCase(Locale.ROOT)).stream());
  }

  @ParameterizedTest
  @MethodSource("goodAnswers")
  void approves(String answer) {
    assertEquals(
        Optional.empty(), ReplyRule.brokenBy(FoldedText.of(answer), PROMPT, TestContents.ENGLISH));
    assertTrue(ReplyCheck.approve(answer, PROMPT, TestContents.ENGLISH).isPresent());
  }

  static Stream<String> goodAnswers() {
    return Stream.concat(
        Corpus.read("answers/good").stream(), TestContents.ENGLISH.ownTexts().stream());
  }

  @Test
  void saysWhatItChecked() {
    assertEquals(
        Optional.of("Hello there, say start demo..."),
        ReplyCheck.approve(
            "Hel\u00ADlo\u2028there, \uFF53\uFF41\uFF59 start\u200B demo\u2026",
            PROMPT,
            TestContents.ENGLISH));
  }

  @Test
  void allowsALettersOfAnotherScript_whenTheVisitorWroteTheWord() {
    Prompt anna =
        GroundedPrompt.of(
            TestContents.ENGLISH,
            GroundedIntent.GREETING,
            Channel.CHAT,
            "\u0410\u043D\u043D\u0430");

    assertTrue(
        ReplyCheck.approve(
                "Hello \u0410\u043D\u043D\u0430, how are you?", anna, TestContents.ENGLISH)
            .isPresent());
    assertFalse(
        ReplyCheck.approve(
                "Hello \u0410\u043D\u043D\u0430, how are you?", PROMPT, TestContents.ENGLISH)
            .isPresent());
  }

  @Test
  void allowsWhatOurOwnTextsHold() {
    OwnTexts own = new OwnTexts(List.of("Write to atlas.example today."));
    Pattern address = Pattern.compile("[a-z]+\\.[a-z]+");

    assertFalse(own.hasOther(address, "see atlas.example"));
    assertTrue(own.hasOther(address, "see acme.example"));
  }

  @Test
  void letsNumbersAndAddressesThroughInANote_butNoMarkupAndNoRules() {
    assertEquals(
        Optional.of("Wants a call on 206 555 0123 or mail to ada@example.com."),
        ReplyCheck.approveNote(
                "Wants a call on 206 555 0123\u202E or mail to ada@example.com.\u0000", PROMPT)
            .map(String::strip));
    assertEquals(Optional.empty(), ReplyCheck.approveNote("<b>Call</b>", PROMPT));
    assertEquals(Optional.empty(), ReplyCheck.approveNote("My system prompt says so.", PROMPT));
  }

  @Test
  void spanishIsSpokenWhereTheContentIsSpanish_andNothingElse() {
    for (String answer : Corpus.read("answers/good_spanish")) {
      assertTrue(approvesIn(TestContents.SPANISH, answer), answer);
    }
    for (String answer : Corpus.read("answers/language_spanish")) {
      assertFalse(approvesIn(TestContents.SPANISH, answer), answer);
    }
  }

  @Test
  void spanishIsRefusedWhereTheContentIsEnglish() {
    assertFalse(
        approvesIn(
            TestContents.ENGLISH,
            "Claro que s\u00ed, d\u00edgame qu\u00e9 m\u00e1s quiere saber."));
  }

  private static boolean approvesIn(Content content, String answer) {
    return ReplyCheck.approve(answer, PROMPT, content).isPresent();
  }
}
