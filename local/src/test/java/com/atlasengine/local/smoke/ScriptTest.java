package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.content.ContentFile;
import com.atlasengine.local.content.ContentFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void numberIsWhereItIsDay() throws Exception {
    assertEquals(1, steps("2026-11-28T15:00:00Z", "+1 212 555 0123"));
    assertEquals(1, steps("2026-11-28T05:00:00Z", "+1 808 555 0123"));
  }

  @Test
  void nobodySaysYes() throws Exception {
    Phrases phrases = new Phrases(content("es_US"));
    List<Step> all =
        script("2026-11-28T15:00:00Z", phrases).conversations(3).stream()
            .flatMap(List::stream)
            .toList();

    assertTrue(all.stream().noneMatch(step -> step.text().equals(phrases.yes())));
    assertEquals("sí", phrases.yes());
    assertEquals(12, all.stream().filter(step -> step.kind() == Step.Kind.QUESTION).count());
  }

  @Test
  void fixedTextNamesThePersona() throws Exception {
    String text = new Phrases(content("en_US")).fixedText("GreetingIntent").orElseThrow();

    assertTrue(text.startsWith("Hello, I'm Atlas, an AI assistant."), text);
  }

  private static long steps(String now, String number) throws Exception {
    return script(now, new Phrases(content("en_US"))).conversations(1).stream()
        .flatMap(List::stream)
        .filter(step -> step.intent().equals("InitiateDemo") && step.text().equals(number))
        .count();
  }

  private static Script script(String now, Phrases phrases) {
    return new Script(phrases, Instant.parse(now));
  }

  private static ContentFile content(String locale) throws Exception {
    return new ContentFolder(Path.of("../content"))
        .files().stream().filter(file -> file.locale().equals(locale)).findFirst().orElseThrow();
  }
}
