package com.atlasengine.invokecall;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the contact flow says, and in whose voice, as attributes of the contact: the flow itself has
 * no words, so it serves every locale.
 */
final class ContactWords {
  private ContactWords() {}

  /**
   * The attributes {@code locale}, {@code language}, {@code voice}, {@code voiceEngine}, {@code
   * greeting}, {@code askAgain}, {@code nobodyFree} and {@code goodbye}.
   *
   * @param lastNameToDelete on a call that asks whether to delete
   */
  static Map<String, String> of(Content content, Optional<String> lastNameToDelete) {
    Map<String, String> words = new HashMap<>();
    words.put("locale", content.locale());
    words.put("language", content.locale().replace('_', '-'));
    words.put("voice", content.voice().id());
    words.put("voiceEngine", capitalize(content.voice().engine()));
    words.put(
        "greeting",
        lastNameToDelete
            .map(name -> content.say(Sentence.CALL_DELETION_GREETING, Map.of("name", name)))
            .orElseGet(() -> content.say(Sentence.CALL_GREETING)));
    words.put("askAgain", content.say(Sentence.CALL_ASK_AGAIN));
    words.put("nobodyFree", content.say(Sentence.CALL_NOBODY_FREE));
    words.put("goodbye", content.say(Sentence.CALL_GOODBYE));
    return words;
  }

  /** The flow language writes {@code Neural} where Lex has {@code neural}. */
  private static String capitalize(String engine) {
    return engine.substring(0, 1).toUpperCase(Locale.ROOT) + engine.substring(1);
  }
}
