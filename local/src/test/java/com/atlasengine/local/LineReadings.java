package com.atlasengine.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways to read a line: as it is, with {@code %2B} and &#92;{@code u002B} decoded, with "double
 * five" said in full, and what its base64 holds.
 */
final class LineReadings {
  /** How many ways there are. */
  static final int WAYS = 5;

  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern TWICE = Pattern.compile("(?i)\\bdouble[ -](\\p{L}+)");
  private static final Pattern THRICE = Pattern.compile("(?i)\\btriple[ -](\\p{L}+)");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final int OFFSETS = 4;

  private LineReadings() {}

  static List<String> of(String line) {
    List<String> readings = new ArrayList<>(List.of(line));
    if (line.contains("%")) {
      readings.add(percentDecoded(line));
    }
    if (line.contains("\\u")) {
      readings.add(
          ESCAPED
              .matcher(line)
              .replaceAll(
                  m ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(m.group(1), 16)))));
    }
    if (TWICE.matcher(line).find() || THRICE.matcher(line).find()) {
      String doubled = TWICE.matcher(line).replaceAll("$1 $1");
      readings.add(THRICE.matcher(doubled).replaceAll("$1 $1 $1"));
    }
    BASE64.matcher(line).results().forEach(m -> addDecoded(m.group(), readings));
    return readings;
  }

  private static String percentDecoded(String line) {
    try {
      return URLDecoder.decode(line, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return line; // a % that is no escape
    }
  }

  /** Base64 may begin at any of its letters, because a word in front of it looks like base64. */
  private static void addDecoded(String letters, List<String> readings) {
    String standard = letters.replace('-', '+').replace('_', '/');
    for (int from = 0; from < OFFSETS && from + OFFSETS <= standard.length(); from++) {
      int whole = (standard.length() - from) / 4 * 4;
      int rest = (standard.length() - from) % 4;
      String part = standard.substring(from, from + whole + (rest > 1 ? rest : 0));
      readings.add(new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8));
    }
  }
}
