package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Contents;
import com.atlasengine.core.model.Consent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bot of two locales: who talks in one is answered, called and written about accordingly. */
class LocaleTest {
  private static final String QUESTION =
      "Gracias, Ada Lovelace. ¿Le llamo ahora al +1 206-555-0123?";

  private final LexHarness rig = new LexHarness().withCall();

  @TempDir private Path directory;

  @BeforeEach
  void speakTwoLocales() throws IOException {
    Files.writeString(directory.resolve("en_US.yaml"), english());
    Files.writeString(
        directory.resolve("es_US.yaml"),
        english()
            .replace(
                "Thank you, {name}.{night}{retry} Shall I call you now on {number}?",
                "Gracias, {name}.{night}{retry} ¿Le llamo ahora al {number}?")
            .replace("{name} asked {assistant} for a callback on", "{name} pide una llamada al")
            .replace("Sorry, I didn't hear anything.", "Perdón, no oí nada."));
    rig.restart(
        rig.model,
        Map.of(
            "CONTENT_DIRECTORY", directory.toString(),
            "CONTENT_LOCALES", "en_US,es_US",
            "SALES_LOCALE", "en_US"));
  }

  private static String english() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Contents.class.getResourceAsStream("/content/en_US.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static EventBuilder demo(String confirmation) {
    return EventBuilder.of("initiate-demo-dialog")
        .slot("VisitorFullName", "Ada Lovelace")
        .slot("VisitorPhoneNumber", "206 555 0123")
        .confirmation(confirmation)
        .utterance("yes");
  }

  @ParameterizedTest
  @CsvSource({"es_US, es_US", "es_MX, es_US", "en_US, en_US", "en_GB, en_US", "fr_FR, en_US"})
  void callsInTheLocaleOfTheChat(String heard, String called) {
    rig.answer(demo("Confirmed").hook("FulfillmentCodeHook").locale(heard));

    assertEquals(Optional.of(called), rig.workflows.executions().getFirst().input().locale());
  }

  @Test
  void keepsTheConsentInTheWordsThatWereAsked() {
    String asked = rig.answer(demo("None").hook("DialogCodeHook").locale("es_US")).text();
    rig.answer(demo("Confirmed").hook("FulfillmentCodeHook").locale("es_US"));

    Consent consent = rig.workflows.executions().getFirst().input().consent().orElseThrow();
    assertEquals(QUESTION, asked);
    assertEquals(QUESTION, consent.question());
    assertEquals(Optional.of("es_US"), consent.locale());
  }

  @Test
  void asksWhetherToDeleteInTheLocaleOfTheChat() {
    rig.answer(EventBuilder.of("delete-my-info-fulfilment").locale("es_US"));

    assertEquals("es_US", rig.workflows.deletionCalls().getFirst().input().locale());
  }

  @Test
  void talksOnThePhoneInTheLocaleOfTheEvent() {
    String text = rig.answer(EventBuilder.of("connect-voice").utterance("").locale("es_US")).text();

    assertTrue(text.startsWith("Perdón, no oí nada."), text);
  }

  @ParameterizedTest
  @CsvSource({"en_US, Ada Lovelace asked Atlas for", "es_US, Ada Lovelace pide una llamada al"})
  void writesToTheSalesTeamInItsOwnLocale(String salesLocale, String beginning) {
    rig.restart(rig.model, Map.of("SALES_LOCALE", salesLocale));
    rig.answer(
        EventBuilder.of("connect-voice")
            .intent("CallbackIntent")
            .utterance("call me back")
            .locale("es_US"));

    String written = rig.crm.cases().getFirst().description();
    assertTrue(written.startsWith(beginning), written);
  }
}
