package com.atlasengine.invokecall;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.content.Sentence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the contact flow says, and in whose voice, as attributes of the contact: the flow itself has
 * no words, so it serves every locale.
 *
 * @param contents the words of each locale
 * @param leavesVoicemailMessage whether a machine is left a message
 */
record ContactWords(Contents contents, boolean leavesVoicemailMessage) {
  /**
   * The attributes {@code locale}, {@code language}, {@code voice}, {@code voiceEngine}, {@code
   * greeting}, {@code askAgain}, {@code nobodyFree} and {@code goodbye}, and {@code
   * voicemailMessage} where one is left: a machine is told nothing of a deletion.
   *
   * @param locale the visitor's; the first one when empty
   * @param lastNameToDelete on a call that asks whether to delete
   */
  Map<String, String> attributes(Optional<String> locale, Optional<String> lastNameToDelete) {
    Content content = contents.of(locale.orElse(""));
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
    if (leavesVoicemailMessage && lastNameToDelete.isEmpty()) {
      words.put("voicemailMessage", content.say(Sentence.VOICEMAIL_MESSAGE));
    }
    return words;
  }

  /** The flow language writes {@code Neural} where Lex has {@code neural}. */
  private static String capitalize(String engine) {
    return engine.substring(0, 1).toUpperCase(Locale.ROOT) + engine.substring(1);
  }
}
