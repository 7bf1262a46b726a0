package com.atlasengine.core.reply;

import java.util.Set;
import java.util.regex.Pattern;

/** Finds claims of being human, in the languages that are likely. */
final class HumanClaims {
  private static final String HUMAN =
      "(?:humans?|human beings?|persons?|man|woman|guy|girl|boy|lady|gentleman|people|flesh and blood"
          + "|somebody real|someone real|alive)";

  private static final String MACHINE =
      "(?:ai|a i|bot|chat ?bot|robot|machine|computer|program|software|recording|algorithm"
          + "|language model|virtual assistant|artificial)";

  /** Words that may stand before "human" without changing who it is about. */
  private static final String ADVERBS =
      "(?:(?:a|an|the|one|your|just|only|really|actually|very|much|totally|completely|absolutely"
          + "|definitely|certainly|truly|indeed|in fact|of course|obviously|honestly|literally"
          + "|genuinely|100|percent|hundred|quite|simply|merely|also|fully|entirely|as|real|actual"
          + "|living|breathing|live|normal|ordinary|regular|fellow|true|genuine|young|old|friendly"
          + "|nice|and|still|both|made of|flesh|blood|every bit|i promise|i swear|trust me|yes|like you"
          + "|some|most|100 percent|so|pretty) )*";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:i am|im|i was born|i m|this is|it is|its|we are|were all) "
              + ADVERBS
              + HUMAN
              + "\\b(?! (?:answers|calls|will|is|agent|assistant|like you will))"
              + "|\\byou(?: are|re) (?:\\w+ )?(?:talking|speaking|chatting|connected) (?:to|with) "
              + ADVERBS
              + HUMAN
              + "\\b|\\b(?:i am|im|i m|this is|its|it is) "
              + ADVERBS
              + "(?:not|no|isnt|never) (?:(?:a|an|any|your|some|at all|just|actually|really) )*"
              + MACHINE
              + "\\b|\\bthis isnt (?:a |an )?"
              + MACHINE
              + "\\b|\\b(?:no|not an?) "
              + MACHINE
              + " here\\b|\\bi was born\\b|\\bmy (?:wife|husband|kids|children|mother|mom|heartbeat"
              + "|body|birthday|girlfriend|boyfriend)\\b|\\bi have (?:a )?(?:heart|body|pulse|family)\\b"
              + "|\\bhuman (?:speaking|here)\\b|\\ba human is (?:typing|speaking|talking|writing)\\b");

  private static final Pattern OTHERS =
      Pattern.compile(
          "\\bich bin (?:\\w+ ){0,3}(?:menschlich|mensch|person|mann|frau)\\b"
              + "|\\bkeine? (?:roboter|bot|maschine|ki|computer)\\b"
              + "|\\bsoy (?:\\w+ ){0,3}(?:human[oa]|persona|hombre|mujer)\\b"
              + "|\\bno soy (?:una? )?(?:robot|bot|maquina|ia)\\b"
              + "|\\bje suis (?:\\w+ ){0,3}(?:humaine?|personne|homme|femme)\\b"
              + "|\\bsuis pas (?:une? )?(?:robot|ia|bot|machine)\\b"
              + "|\\bsono (?:\\w+ ){0,3}(?:uman[oa]|persona|uomo|donna)\\b"
              + "|\\b(?:eu )?sou (?:\\w+ ){0,3}(?:human[oa]|pessoa|homem|mulher)\\b"
              + "|\\bik ben (?:\\w+ ){0,3}(?:menselijk|mens|persoon)\\b");

  /** Words without which nothing is claimed. */
  private static final Set<String> TRIGGERS =
      Set.of(
          ("human humans person persons man woman guy girl boy lady gentleman people flesh real alive"
                  + " ai bot chatbot robot machine computer program software recording algorithm model"
                  + " assistant artificial i born wife husband kids children mother mom heartbeat body"
                  + " birthday girlfriend boyfriend heart pulse family mensch menschlich mann frau"
                  + " roboter maschine ki humano humana persona hombre mujer maquina ia humain humaine"
                  + " personne homme femme umano umana uomo donna pessoa homem mulher mens menselijk"
                  + " persoon")
              .split(" "));

  private HumanClaims() {}

  static boolean occurIn(FoldedText answer) {
    return answer.hasAny(TRIGGERS)
        && answer.wholeSentences().stream().anyMatch(HumanClaims::isClaim);
  }

  private static boolean isClaim(String sentence) {
    return ENGLISH.matcher(sentence).find() || OTHERS.matcher(sentence).find();
  }
}
