package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.atlasengine.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What visitors say to the bot's Spanish locale, and what it understands. */
final class SpanishBotTest {
  private static BotDefinition bot;
  private static LexInterpreter interpreter;

  @BeforeAll
  static void readBot() throws IOException {
    String template = Files.readString(Path.of("..", "bot.yaml"));
    JsonNode properties = CloudFormationYaml.parse(template).at("/Resources/Bot/Properties");
    bot = BotDefinition.from(properties, "es_US");
    interpreter = new LexInterpreter(bot, CallbackSlots.CLOCK);
  }

  @TestFactory
  Stream<DynamicTest> everySampleMeansItsIntent_withAndWithoutAccents() {
    return bot.intents().stream()
        .flatMap(
            intent ->
                intent.utterances().stream()
                    .filter(text -> !text.contains("{"))
                    .flatMap(text -> Stream.of(text, LexWords.fold(text)))
                    .map(
                        text ->
                            dynamicTest(text, () -> assertEquals(intent.name(), intentOf(text)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ¡Hola! ¿Cómo está?                        | GreetingIntent
          buenos dias Atlas                         | GreetingIntent
          ¿Qué tecnología usan ustedes?             | AboutTechnologyIntent
          cuéntame más de la demo                   | AboutDemoIntent
          quiero iniciar la demo por favor          | InitiateDemo
          llámeme al +1 206 555 0123                | InitiateDemo
          inicia la demo para María García          | InitiateDemo
          quiero hablar con una persona por favor   | CallbackIntent
          borren todos mis datos                    | DeleteMyInfoIntent
          gracias, eso es todo                      | CloseIntent
          elefantes morados bailan los martes       | FallbackIntent
          """)
  void intentUnderstood_whenVisitorSays(String text, String intent) {
    assertEquals(intent, intentOf(text));
  }

  @ParameterizedTest
  @CsvSource({
    "llámenme mañana a las tres,2026-11-27,03:00 15:00",
    "llamenme el viernes a las 10 de la mañana por favor,2026-11-27,10:00",
    "que alguien me llame pasado mañana a las cuatro y media de la tarde,2026-11-28,16:30",
    "devuélvame la llamada el sábado,2026-11-28,"
  })
  void dayAndTimeFilled_whenACallbackNamesThem(String text, String day, String times) {
    assertEquals(
        Optional.of(day), CallbackSlots.day(interpreter.interpret(LexSession.empty(), text)));
    assertEquals(
        Optional.ofNullable(times),
        CallbackSlots.times(interpreter.interpret(LexSession.empty(), text)));
  }

  private static String intentOf(String text) {
    return interpreter.interpret(LexSession.empty(), text).intent().name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sí                     | YES
          Si, por favor          | YES
          claro que sí           | YES
          de acuerdo             | YES
          está bien              | YES
          sí, adelante           | YES
          no                     | NO
          no, gracias            | NO
          mejor no               | NO
          cancelar               | NO
          tal vez                | NEITHER
          ¿qué tecnología usa?   | NEITHER
          """)
  void agreement_whenAskedYesOrNo(String text, YesOrNo expected) {
    assertEquals(expected, YesOrNo.of(text, LexWords.of("es_US")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          me llamo María del Carmen García   | María del Carmen García
          Hola, soy José Núñez               | José Núñez
          mi nombre es Lupita Ramírez        | Lupita Ramírez
          juan pablo                         | juan pablo
          """)
  void nameRead_whenItIsSaid(String text, String name) {
    BotDefinition.Slot slot =
        bot.intent("InitiateDemo").flatMap(i -> i.slot("VisitorFullName")).orElseThrow();

    assertEquals(
        name,
        new SlotReader(bot, Clock.systemUTC())
            .read(slot, text)
            .map(value -> value.at("/value/interpretedValue").asText())
            .orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          206 555 0123                                           | 2065550123
          es el +1 206 555 0123                                  | +12065550123
          dos cero seis cinco cinco cinco cero uno dos tres      | 2065550123
          """)
  void numberRead_whenItIsSaid(String text, String number) {
    BotDefinition.Slot slot =
        bot.intent("InitiateDemo").flatMap(i -> i.slot("VisitorPhoneNumber")).orElseThrow();

    assertEquals(
        number,
        new SlotReader(bot, Clock.systemUTC())
            .read(slot, text)
            .map(value -> value.at("/value/interpretedValue").asText())
            .orElse(""));
  }
}
