package com.atlasengine.core.reply;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Letters that look like Latin ones: Cyrillic, Greek, Armenian, phonetic letters, and letters in
 * boxes. A table of what is met in practice, since ICU's whole one is a library of 14 MB.
 */
final class LookAlikes {
  private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

  /** A letter of phonetic alphabets, drawn as a small capital or a variant of a Latin one. */
  private static final Pattern PHONETIC_OR_BOXED =
      Pattern.compile(
          "[\\x{250}-\\x{2AF}\\x{1D00}-\\x{1DBF}\\x{A730}\\x{A731}\\x{A7AE}\\x{1F110}-\\x{1F189}"
              + "\\x{1F1E6}-\\x{1F1FF}]");

  /** Pairs of what looks like it and what it is. */
  private static final String PAIRS =
      "аaвbсcԁdеeѐeёeєeһhнhіiїiјjкkӏlмmпnоoрpԛqгrѕsтtцuуyўyхxѡwԝwьb"
          + "αaβbϲcεeηnιiκkνvοoρpτtυuχxωwσoγyμuϳj"
          + "օoոnսuհhցgզqյj"
          + "ıiȷjɑaɡgɩiɪiɴnʀrʏyʙbɢgʜhʟlɐaəeɛeɔoʌvꜱsꜰfᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢz"
          + "łlđdøoħhßsþpðdæe";

  private static final Map<Integer, Integer> LATIN = table();

  private LookAlikes() {}

  /**
   * The lower-case text in Latin letters without accents and in our digits; letters without a
   * look-alike stay.
   */
  static String toLatin(String lowerCase) {
    if (lowerCase.chars().allMatch(c -> c < 128)) {
      return lowerCase;
    }
    String bare =
        ACCENT.matcher(Normalizer.normalize(lowerCase, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder latin = new StringBuilder(bare.length());
    bare.codePoints().map(LookAlikes::toLatin).forEach(latin::appendCodePoint);
    return latin.toString();
  }

  private static int toLatin(int letter) {
    if (letter >= 0x1F130 && letter <= 0x1F189) {
      return 'a' + (letter - 0x1F130) % 32 % 26; // squared and circled ones, 32 apart
    }
    if (letter >= 0x1F1E6 && letter <= 0x1F1FF) {
      return 'a' + letter - 0x1F1E6;
    }
    int digit = Character.digit(letter, 10);
    return digit >= 0 && letter > 127 ? '0' + digit : LATIN.getOrDefault(letter, letter);
  }

  /** Whether all letters are in the blocks of European languages: no look-alike is in them. */
  static boolean isCommonLatin(String text) {
    return text.chars().allMatch(c -> c < 0x250);
  }

  /** Whether a text holds a letter that is meant for dictionaries or drawn in a box. */
  static boolean hasPhoneticOrBoxed(String text) {
    return PHONETIC_OR_BOXED.matcher(text).find();
  }

  private static Map<Integer, Integer> table() {
    Map<Integer, Integer> latin = new HashMap<>();
    for (int i = 0; i < PAIRS.length(); i += 2) {
      latin.put((int) PAIRS.charAt(i), (int) PAIRS.charAt(i + 1));
    }
    return Map.copyOf(latin);
  }
}
