package com.atlasengine.core.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds claims of being human, in our languages and in others that are likely. */
final class HumanClaims {
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\bich bin (?:\\w+ ){0,3}(?:menschlich|mensch|person|mann|frau)\\b"
              + "|\\bkeine? (?:roboter|bot|maschine|ki|computer)\\b"
              + "|\\bje suis (?:\\w+ ){0,3}(?:humaine?|personne|homme|femme)\\b"
              + "|\\bsuis pas (?:une? )?(?:robot|ia|bot|machine)\\b"
              + "|\\bsono (?:\\w+ ){0,3}(?:uman[oa]|persona|uomo|donna)\\b"
              + "|\\b(?:eu )?sou (?:\\w+ ){0,3}(?:human[oa]|pessoa|homem|mulher)\\b"
              + "|\\bik ben (?:\\w+ ){0,3}(?:menselijk|mens|persoon)\\b");

  /** Words without which nothing is claimed in these. */
  private static final Set<String> TRIGGERS =
      Set.of(
          ("person ai bot robot machine computer mensch menschlich mann frau roboter maschine ki"
                  + " ia humain humaine personne homme femme umano umana persona uomo donna humano"
                  + " humana pessoa homem mulher mens menselijk persoon")
              .split(" "));

  private HumanClaims() {}

  static boolean occurIn(FoldedText answer) {
    return (answer.hasAny(TRIGGERS) && occurIn(answer, OTHERS))
        || Language.all().stream()
            .filter(language -> answer.hasAny(language.list(WordList.HUMAN_TRIGGERS)))
            .anyMatch(language -> occurIn(answer, language.pattern(Phrase.HUMAN_CLAIM)));
  }

  private static boolean occurIn(FoldedText answer, Pattern claim) {
    return answer.wholeSentences().stream().anyMatch(sentence -> claim.matcher(sentence).find());
  }
}
