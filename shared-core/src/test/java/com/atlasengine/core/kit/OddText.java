package com.atlasengine.core.kit;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts that nobody expects, and texts that became so. */
final class OddText {
  /** A word that no program and no fixture holds. A message that holds it quotes its input. */
  static final String CANARY = "zqxjcanary";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "\uD800",
          "a\uDFFF\uD800b",
          "\u202Eabc\u202C",
          "\u2066\u200F",
          "\uFEFF",
          "a\u2028b\u2029c",
          "e" + "\u0301".repeat(60),
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uDB40\uDC41\uDB40\uDC42",
          "\u0130\u0131\u00DF\uFB01",
          "<speak>" + CANARY + "</speak>",
          "${jndi:ldap://127.0.0.1/" + CANARY + "}",
          "' OR '1'='1",
          "%s%n%1$s{}",
          "\r\n\t\"\\",
          "null",
          "NaN",
          "keep-warm",
          "aws.events",
          "+1 206 555 0123",
          "+12065550123" + "0".repeat(40),
          "\uFF0B\uFF11\uFF12\uFF10\uFF16\uFF15\uFF15\uFF15\uFF10\uFF11\uFF12\uFF13",
          "two oh six five five five zero one two three",
          "LEAD#+12065550123#INTERACTION#2026-10-26T06:07:12.367643+00:00",
          "LEAD#",
          "#INTERACTION##",
          "2026-13-45T25:61:61Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "[]",
          "{\"a\":{\"b\":[null]}}",
          CANARY,
          CANARY + " " + CANARY);

  private OddText() {}

  static String pick(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A text that is long, of one character or of an odd text. */
  static String huge(Random random) {
    int length = 1 << (8 + random.nextInt(9));
    String part =
        random.nextInt(3) == 0 ? pick(random) + "x" : random.nextBoolean() ? "word " : "x";
    return part.repeat(Math.max(1, length / part.length()));
  }

  /** A text with a part left out, repeated, put in or in other letters. */
  static String edit(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = from + random.nextInt(text.length() - from + 1);
    String before = text.substring(0, from);
    String after = text.substring(to);
    return switch (random.nextInt(5)) {
      case 0 -> before + after;
      case 1 -> before + text.substring(from, to).repeat(3) + after;
      case 2 -> before + pick(random) + text.substring(from);
      case 3 -> before;
      default -> swapCase(text, random);
    };
  }

  /** The same letters in another case. */
  static String swapCase(String text, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      default ->
          text.isEmpty()
              ? text
              : (Character.isUpperCase(text.charAt(0))
                      ? text.substring(0, 1).toLowerCase(Locale.ROOT)
                      : text.substring(0, 1).toUpperCase(Locale.ROOT))
                  + text.substring(1);
    };
  }
}
