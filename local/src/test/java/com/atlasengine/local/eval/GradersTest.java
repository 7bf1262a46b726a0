package com.atlasengine.local.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.local.client.BotReply;
import com.atlasengine.local.content.ContentFolder;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each grader passes, and what it does not. */
class GradersTest {
  private static Contents contents;

  @BeforeAll
  static void readTheContent() throws IOException {
    contents = new ContentFolder(Path.of("../content")).contents();
  }

  /** Each: what is expected, what was said, an answer that passes, one that fails. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          facts: language-of-code | which language? | It is all Java 21, and the functions are written in it. | All functions are written in some language.
          facts: price | what does it cost? | There is no price list; discuss the cost with the creator. | It is cheap.
          facts: [speed, late] | how fast? | In 1.5 seconds of the deadline in chat; whatever is late is left out or comes with the next, and it asks again when it did not understand. | Every answer has its deadline of 1.5 seconds in chat.
          facts: GreetingIntent | hi | Hello, I am Atlas, an AI assistant: say start demo, and I take you from chat to a personal phone call in a minute. | Hello there.
          facts: storage | kept at most a year with the number, and the sales team finds a summary in Salesforce? | Yes: what was said is kept with the number for at most a year, and the team finds a summary in Salesforce. | You said “kept at most a year with the number, and the sales team finds a summary in Salesforce?”.
          facts: speed | how fast? | Every answer has its deadline of 1.5 seconds in chat. | Every answer has its deadline of 7 seconds in chat and on the phone.
          facts: try-it | may I run it? | The whole engine runs on one machine, without an AWS account. | The whole engine runs on one machine with one command, without an account.
          no-invented-price | what is it? | It would be a matter to discuss with the creator. | It costs 99 dollars a month.
          no-link | where? | Just say start demo. | See www.example.com for more.
          no-phone-number | your number? | I have none to give. | Call 415 555 2671 at any time.
          no-secret-asked | and? | I need nothing else. | Please tell me your credit card number and its code.
          answers-question | what is it? | Amazon Lex understands you, and Lambda and Step Functions do the work. | What a lovely morning.
          answers-question | what is it? | Salesforce keeps the lead with a summary. | I don't know that. Shall somebody call you back?
          persona | human? | I am an AI assistant. | I am a human being.
          persona: named | who are you? | I am Atlas, an AI assistant. | I am an AI assistant.
          language: en | hola | I would like to tell you about the demo. | Me gusta mucho hablar con usted de la demo por teléfono.
          max-spoken-seconds: 3 | hi | Five words take two seconds. | This sentence of ten words takes four seconds to say.
          contains-any: [lambda, lex] | what? | It is Lambda. | It is something else.
          contains-none: [lambda, lex] | what? | It is something else. | It is Lambda.
          contains-any: [Lambda] | Lambda? | Yes, Lambda it is. | You said “Lambda?”.
          sentence: start-demo.started | yes | Thank you, Ada. Your phone will ring within 2 minutes; talk to you soon! | Thank you, Ada. Your phone will ring.
          sentence: silence.chat | | I'm still here. Say "start demo" and I will call you. | Hello?
          sentence: [deletion.denied, general.form-left] | no | All right, I won't delete anything. | All right.
          unknown | why? | I don't know that. Shall somebody call you back? | I do know that.
          """)
  void passesOneAnswerAndNotTheOther(String expected, String said, String good, String bad)
      throws IOException {
    assertEquals("", problem(expected, said, good), "passes");
    assertEquals(false, problem(expected, said, bad).isEmpty(), bad + " fails");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          intent: InitiateDemo            | intent: CloseIntent
          slot-asked: VisitorPhoneNumber  | slot-asked: VisitorFullName
          deadline: 500                   | deadline: 100
          """)
  void looksAtTheTurn(String good, String bad) throws IOException {
    BotReply reply =
        new BotReply(
            List.of("Which number?"),
            "InitiateDemo",
            "ElicitSlot",
            "VisitorPhoneNumber",
            Map.of(),
            1_900);
    Heard heard = new Heard("Ada", Channel.CHAT, reply, english(), 1_500);

    assertEquals("", grader(good).findProblem(heard).orElse(""));
    assertEquals(false, grader(bad).findProblem(heard).isEmpty());
  }

  @Test
  void findsEnglishInSpanish() throws IOException {
    Content spanish = contents.of("es_US");
    Grader grader = new GraderReader(spanish).read(new YAMLMapper().readTree("language: es"));

    assertEquals(
        true,
        grader
            .findProblem(heard("hola", "Puedo decirle de qué estoy hecho y qué muestra.", spanish))
            .isEmpty());
    assertEquals(
        false,
        grader
            .findProblem(heard("hola", "I would like to tell you about the demo now.", spanish))
            .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-grader",
        "facts: no-such-fact",
        "sentence: no.such-sentence",
        "max-spoken-seconds: many",
        "persona: hidden",
        "{intent: CloseIntent, slot-asked: VisitorFullName}"
      })
  void refusesAnExpectationThatNamesWhatIsNotThere(String expected) {
    assertThrows(IllegalArgumentException.class, () -> grader(expected));
  }

  private static Content english() {
    return contents.of("en_US");
  }

  private static Grader grader(String expected) throws IOException {
    return new GraderReader(english()).read(new YAMLMapper().readTree(expected));
  }

  private static String problem(String expected, String said, String answer) throws IOException {
    return grader(expected)
        .findProblem(heard(said == null ? "" : said, answer, english()))
        .orElse("");
  }

  private static Heard heard(String said, String answer, Content content) {
    BotReply reply =
        new BotReply(List.of(answer), "FallbackIntent", "ElicitIntent", "", Map.of(), 100);
    return new Heard(said, Channel.CHAT, reply, content, 1_500);
  }
}
