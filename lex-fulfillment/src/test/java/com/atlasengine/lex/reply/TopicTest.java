package com.atlasengine.lex.reply;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  private static final Language SPANISH = Language.find("es").orElseThrow();

  private static final String BEFORE = "What does the phone call cost?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello?",
        "Are you still there",
        "yes please go on",
        "I'm listening",
        "I\u2019m waiting",
        "and the costs?",
        "is the call expensive"
      })
  void continues(String now) {
    assertTrue(Topic.isSameTopic(BEFORE, now, Language.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "stop", "never mind", "who built you", "let us talk about football"})
  void changes(String now) {
    assertFalse(Topic.isSameTopic(BEFORE, now, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "how does the billing work, how does the phone call work",
    "can we talk about the price, let us talk about football",
    "'no, what does it cost', 'no, who built you'",
    "what does the call cost, does my dog make a call when he is in the garden",
  })
  void changes_whenTheSharedWordsSayNotWhatItIsAbout(String before, String now) {
    assertFalse(Topic.isSameTopic(before, now, Language.ENGLISH));
  }

  @Test
  void waits_whenItIsAboutNothing() {
    assertTrue(Topic.isWaiting("hello? are you still there?", Language.ENGLISH));
    assertFalse(Topic.isWaiting("no", Language.ENGLISH));
    assertFalse(Topic.isWaiting("and the costs?", Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "¿Cuánto cuesta la llamada?, y los costos de la llamada",
    "¿Cuánto cuesta la llamada?, ¿cuanto cuestan las llamadas?",
    "¿Qué funciones tiene?, y la función de voz",
    "¿Qué planes hay?, ese plan",
    "¿Cuánto cuesta la llamada?, ¿hola? ¿sigue ahí?",
    "¿Cuánto cuesta la llamada?, sí por favor",
  })
  void continuesInSpanish(String before, String now) {
    assertTrue(Topic.isSameTopic(before, now, SPANISH));
  }

  @ParameterizedTest
  @CsvSource({
    "¿Cuánto cuesta la llamada?, no",
    "¿Cuánto cuesta la llamada?, ¿quién te construyó?",
    "¿Cómo funciona el cobro?, hablemos de fútbol",
    "¿Puedo hacer otra cosa?, quiero otra cosa nueva con mi perro",
  })
  void changesInSpanish(String before, String now) {
    assertFalse(Topic.isSameTopic(before, now, SPANISH));
  }

  @Test
  void waitsInSpanish_whenItIsAboutNothing() {
    assertTrue(Topic.isWaiting("¿hola? ¿sigues ahí? te escucho", SPANISH));
    assertTrue(Topic.isWaiting("Sí, dime más, por favor", SPANISH));
    assertFalse(Topic.isWaiting("no", SPANISH));
    assertFalse(Topic.isWaiting("¿y los costos?", SPANISH));
  }
}
