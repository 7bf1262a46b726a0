package com.atlasengine.local.smoke;

import com.atlasengine.local.content.ContentFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a visitor says in a locale, from its content file.
 *
 * @param content the file
 */
record Phrases(ContentFile content) {
  private static final Map<String, String> YES = Map.of("en", "yes", "es", "sí");

  /** The first of an intent's utterances. */
  String utterance(String intent) {
    return content
        .at("bot.intents." + intent + ".utterances")
        .filter(List.class::isInstance)
        .map(List.class::cast)
        .filter(all -> !all.isEmpty())
        .map(all -> String.valueOf(all.getFirst()))
        .orElseThrow(
            () -> new SmokeException(content.locale() + ".yaml has no utterances of " + intent));
  }

  /** The fixed text of an intent in a chat; empty when it has none. */
  Optional<String> fixedText(String intent) {
    return text("grounding." + intent + ".chat").map(this::withPersona);
  }

  String yes() {
    return YES.getOrDefault(text("language").orElse("en"), "yes");
  }

  private String withPersona(String text) {
    String filled = text;
    for (String who : List.of("assistant", "company", "contact")) {
      filled = filled.replace("{" + who + "}", text("persona." + who).orElse(""));
    }
    return filled.strip();
  }

  private Optional<String> text(String key) {
    return content.at(key).map(String::valueOf);
  }
}
