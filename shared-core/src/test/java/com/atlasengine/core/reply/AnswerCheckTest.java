package com.atlasengine.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Corpus;
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
      GroundedPrompt.of(GroundedIntent.FALLBACK, Channel.CHAT, "hm");

  @ParameterizedTest
  @EnumSource
  void refusesTheCorpusOfEveryRule_byThatRule(ReplyRule rule) {
    List<String> corpus = Corpus.read("answers/" + rule.name().toLowerCase(Locale.ROOT));

    assertTrue(corpus.size() >= 8, rule + ": " + corpus.size());
    assertEquals(
        List.of(),
        corpus.stream().filter(answer -> !rule.isBrokenBy(FoldedText.of(answer), PROMPT)).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"ADDRESS", "PHONE_NUMBER", "SECRET", "HUMAN_CLAIM", "PROMISE"})
  void refusesTheSpanishCorpusToo_byThatRule(ReplyRule rule) {
    List<String> corpus = Corpus.read("answers/es/" + rule.name().toLowerCase(Locale.ROOT));

    assertTrue(corpus.size() >= 12, rule + ": " + corpus.size());
    assertEquals(
        List.of(),
        corpus.stream().filter(answer -> !rule.isBrokenBy(FoldedText.of(answer), PROMPT)).toList());
  }

  /** Whether an answer may be in Spanish at all is another rule's matter. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LANGUAGE")
  void approvesGoodSpanishAnswers(ReplyRule rule) {
    assertEquals(
        List.of(),
        Corpus.read("answers/es/good").stream()
            .filter(answer -> rule.isBrokenBy(FoldedText.of(answer), PROMPT))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void refuses(String answer) {
    assertEquals(Optional.empty(), ReplyCheck.approve(answer, PROMPT));
    assertEquals(Optional.empty(), ReplyCheck.approve("Hello there. " + answer, PROMPT));
  }

  static Stream<String> badAnswers() {
    return Arrays.stream(ReplyRule.values())
        .flatMap(rule -> Corpus.read("answers/" + rule.name().toLowerCase(Locale.ROOT)).stream());
  }

  @ParameterizedTest
  @MethodSource("goodAnswers")
  void approves(String answer) {
    assertEquals(Optional.empty(), ReplyRule.brokenBy(FoldedText.of(answer), PROMPT));
    assertTrue(ReplyCheck.approve(answer, PROMPT).isPresent());
  }

  static Stream<String> goodAnswers() {
    return Stream.concat(Corpus.read("answers/good").stream(), Grounding.allTexts().lines());
  }

  @Test
  void saysWhatItChecked() {
    assertEquals(
        Optional.of("Hello there, say start demo..."),
        ReplyCheck.approve(
            "Hel\u00ADlo\u2028there, \uFF53\uFF41\uFF59 start\u200B demo\u2026", PROMPT));
  }

  @Test
  void allowsALettersOfAnotherScript_whenTheVisitorWroteTheWord() {
    Prompt anna =
        GroundedPrompt.of(GroundedIntent.GREETING, Channel.CHAT, "\u0410\u043D\u043D\u0430");

    assertTrue(
        ReplyCheck.approve("Hello \u0410\u043D\u043D\u0430, how are you?", anna).isPresent());
    assertFalse(
        ReplyCheck.approve("Hello \u0410\u043D\u043D\u0430, how are you?", PROMPT).isPresent());
  }

  @Test
  void allowsWhatOurOwnTextsHold() {
    Pattern address = Pattern.compile("[a-z]+\\.[a-z]+");

    assertFalse(OwnTexts.hasOther(address, "see atlas.example", "write to atlas.example today"));
    assertTrue(OwnTexts.hasOther(address, "see acme.example", "write to atlas.example today"));
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
}
