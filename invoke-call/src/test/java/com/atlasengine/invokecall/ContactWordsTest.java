package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactWordsTest {
  private static final String MESSAGE = "voicemailMessage";

  private final ContactWords words = new ContactWords(InvokeCallHarness.CONTENTS, true);

  /** Both have to be said on every call, whatever else a business wants to say. */
  @ParameterizedTest
  @CsvSource({"en_US, AI assistant, press nine", "es_US, inteligencia artificial, oprima el nueve"})
  void saysThatItIsAnAi_andHowToStopTheCalls(String locale, String ai, String stop) {
    for (Optional<String> lastName : List.of(Optional.<String>empty(), Optional.of("Byron"))) {
      String greeting =
          words.attributes(Optional.of(locale), lastName).getOrDefault("greeting", "");

      assertTrue(greeting.contains(ai), greeting);
      assertTrue(greeting.contains(stop), greeting);
      assertEquals(lastName.isPresent(), greeting.contains("Byron"), greeting);
    }
  }

  @ParameterizedTest
  @CsvSource({"en_US, en-US, Joanna", "es_US, es-US, Lupe"})
  void speaksWithTheVoiceOfTheLocale(String locale, String language, String voice) {
    Map<String, String> attributes = words.attributes(Optional.of(locale), Optional.empty());

    assertEquals(locale, attributes.get("locale"));
    assertEquals(language, attributes.get("language"));
    assertEquals(voice, attributes.get("voice"));
    assertEquals("Neural", attributes.get("voiceEngine"));
  }

  @Test
  void leavesAMessage_onlyWhereThatIsWanted_andNoneOfADeletion() {
    assertTrue(
        words
            .attributes(Optional.of("es_US"), Optional.empty())
            .getOrDefault(MESSAGE, "")
            .startsWith("Hola, le habla Atlas"));
    assertFalse(words.attributes(Optional.empty(), Optional.of("Byron")).containsKey(MESSAGE));
    assertFalse(
        new ContactWords(InvokeCallHarness.CONTENTS, false)
            .attributes(Optional.empty(), Optional.empty())
            .containsKey(MESSAGE));
  }
}
