package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What visitors say to the bot that is deployed, and what it understands. */
final class DeployedBotTest {
  private static LexInterpreter interpreter;

  @BeforeAll
  static void readBot() throws IOException {
    String template = Files.readString(Path.of("..", "bot.yaml"));
    JsonNode bot = CloudFormationYaml.parse(template).at("/Resources/Bot/Properties");
    interpreter = new LexInterpreter(BotDefinition.from(bot, "en_US"), CallbackSlots.CLOCK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                                                | GreetingIntent
          Hi!                                                  | GreetingIntent
          hey there                                            | GreetingIntent
          hello, how are you?                                  | GreetingIntent
          good evening Atlas                                   | GreetingIntent
          what technology do you use?                          | AboutTechnologyIntent
          What technology is this built with?                  | AboutTechnologyIntent
          What technologies are you using                      | AboutTechnologyIntent
          tell me about the technology                         | AboutTechnologyIntent
          how is this thing built                              | AboutTechnologyIntent
          which model do you use                               | AboutTechnologyIntent
          tell me about your tehcnology                        | AboutTechnologyIntent
          what does this demo show?                            | AboutDemoIntent
          can you tell me about the demo                       | AboutDemoIntent
          what happens in this demo                            | AboutDemoIntent
          start demo                                           | InitiateDemo
          Start the demo, please                               | InitiateDemo
          I'd like to start the demo                           | InitiateDemo
          okay, let's start the demo                           | InitiateDemo
          Can you call me?                                     | InitiateDemo
          call me at +1 206 555 0123                           | InitiateDemo
          start the demo for Ada Lovelace                      | InitiateDemo
          can somebody call me back                            | CallbackIntent
          please call me back                                  | CallbackIntent
          I want to speak with a human                         | CallbackIntent
          I'd like to talk to the creator                      | CallbackIntent
          Delete my data!                                      | DeleteMyInfoIntent
          please delete all of my personal information         | DeleteMyInfoIntent
          goodbye                                              | CloseIntent
          ok bye                                               | CloseIntent
          thanks, that's all                                   | CloseIntent
          purple elephants dance on tuesdays                   | FallbackIntent
          asdf qwer zxcv                                       | FallbackIntent
          what is the weather in Paris                         | FallbackIntent
          how much does a pizza cost                           | FallbackIntent
          is it expensive                                      | FallbackIntent
          42                                                   | FallbackIntent
          blue                                                 | FallbackIntent
          ???                                                  | FallbackIntent
          """)
  void intentUnderstood_whenVisitorSays(String text, String intent) {
    assertEquals(intent, interpreter.interpret(LexSession.empty(), text).intent().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada Lovelace                    | Ada Lovelace
          my name is Ada Lovelace         | Ada Lovelace
          It's Jean-Luc Picard.           | Jean-Luc Picard
          12345                           | 12345
          """)
  void nameUnderstood_whenAskedForIt(String text, String name) {
    LexIntent asked = interpreter.interpret(LexSession.empty(), "start demo").intent();
    LexSession session =
        LexSession.empty()
            .withIntent(Optional.of(asked))
            .withReply(JsonNodeFactory.instance.arrayNode(), "ElicitSlot", "VisitorFullName", 0);
    LexIntent told = interpreter.interpret(session, text).intent();
    assertEquals(
        name, told.slots().path("VisitorFullName").path("value").path("interpretedValue").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "call me back tomorrow at three,2026-11-27,03:00 15:00",
    "Please call me back on Friday at 10 a.m.,2026-11-27,10:00",
    "call me back at half past four,,04:30 16:30",
    "call me back next Monday,2026-11-30,",
    "call me the day after tomorrow at noon,2026-11-28,12:00"
  })
  void dayAndTimeFilled_whenACallbackNamesThem(String text, String day, String times) {
    LexInterpreter.Interpretation meant = interpreter.interpret(LexSession.empty(), text);

    assertEquals("CallbackIntent", meant.intent().name());
    assertEquals(Optional.ofNullable(day), CallbackSlots.day(meant));
    assertEquals(Optional.ofNullable(times), CallbackSlots.times(meant));
  }
}
