package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lex.IntentRecognizer.Guess;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntentRecognizerTest {
  private static final BotDefinition BOT = BotFixture.bot();
  private final IntentRecognizer recognizer =
      new IntentRecognizer(BOT, new SlotReader(BOT, Clock.systemUTC()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                                    | GreetingIntent
          Hello!                                   | GreetingIntent
          hi there, how are you?                   | GreetingIntent
          Good morning to you                      | GreetingIntent
          what technology are you using?           | AboutTechnologyIntent
          Which technologies power this?           | AboutTechnologyIntent
          tell me about your tech stack            | AboutTechnologyIntent
          what AWS services is this built on       | AboutTechnologyIntent
          tell me about the tehcnology             | AboutTechnologyIntent
          tell me more about the demo              | AboutDemoIntent
          how does this demo work?                 | AboutDemoIntent
          Start Demo                               | InitiateDemo
          please start the demo now                | InitiateDemo
          I'd like to try the demo                 | InitiateDemo
          call me at (206) 555-0123                | InitiateDemo
          delete all my data please                | DeleteMyInfoIntent
          can someone call me back?                | CallbackIntent
          I would like to talk to a real person    | CallbackIntent
          bye bye                                  | CloseIntent
          """)
  void meaning_whenUtteranceIsLikeASample(String text, String intent) {
    Guess best = recognizer.recognize(text).getFirst();
    assertEquals(intent, best.intent());
    assertTrue(best.confidence() >= BOT.confidenceThreshold(), () -> text + " " + best);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          purple elephants dance on tuesdays
          asdf qwer zxcv
          what is the weather in Paris
          how much does a pizza cost
          do you like football
          42
          who won the world cup in 1998
          what do you do for me
          ???
          """)
  void nothingLikely_whenTheUtteranceIsOffTopic(String text) {
    List<Guess> guesses = recognizer.recognize(text);
    assertTrue(
        guesses.isEmpty() || guesses.getFirst().confidence() < BOT.confidenceThreshold(),
        () -> text + " " + guesses);
  }

  @Test
  void slotsFilled_whenUtteranceHasPlaceholders() {
    Guess best =
        recognizer.recognize("I'm sorry. I am Ada Lovelace and my number is 206-555-0123").stream()
            .findFirst()
            .orElseThrow();
    Guess whole =
        recognizer.recognize("I am Ada Lovelace, and my number is 206-555-0123.").getFirst();
    assertTrue(best.slots().isEmpty());
    assertEquals("InitiateDemo", whole.intent());
    assertEquals("Ada Lovelace", interpreted(whole, "VisitorFullName"));
    assertEquals("2065550123", interpreted(whole, "VisitorPhoneNumber"));
  }

  @Test
  void placeholderUnfilled_whenItsTextIsNoValueOfTheSlot() {
    Guess guess = recognizer.recognize("call me at the office").getFirst();
    assertTrue(guess.slots().isEmpty());
    assertTrue(guess.confidence() < IntentRecognizer.CERTAIN_CONFIDENCE);
  }

  private static String interpreted(Guess guess, String slot) {
    return guess.slots().path(slot).path("value").path("interpretedValue").asText();
  }
}
