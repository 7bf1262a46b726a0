package com.atlasengine.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches what operators can read for what they must not, in every reading of a line. */
final class LeakSearch {
  /** So many characters of a secret in a row are no accident. */
  private static final int PIECE = 16;

  private static final String APART = "[^0-9A-Za-z]{0,3}";
  private static final List<String> DIGITS =
      List.of(
          "(?:zero|oh|o|cero)",
          "(?:one|uno)",
          "(?:two|dos)",
          "(?:three|tres)",
          "(?:four|cuatro)",
          "(?:five|cinco)",
          "(?:six|seis)",
          "(?:seven|siete)",
          "(?:eight|ocho)",
          "(?:nine|nueve)");

  private final Map<String, Pattern> forms = new LinkedHashMap<>();
  private final Map<String, String> secretsByPiece = new HashMap<>();

  LeakSearch() {
    add("a Salesforce session", "00D\\w{12}(?:\\w{3})?(?:!|%21)\\S{10,}");
    add("a private key", "PRIVATE KEY");
    add("a signed token", "eyJ[\\w-]+\\.eyJ[\\w-]+");
    add("an interaction's key", "(?i)LEAD(?:#|%23)(?:\\+|%2B)?\\d");
  }

  private void add(String form, String regex) {
    forms.put(form, Pattern.compile(regex));
  }

  /** A number of ten digits in every way that people and programs write it. */
  LeakSearch number(String tenDigits) {
    String of = " of " + tenDigits;
    add("digits" + of, separated(tenDigits));
    add("spoken digits" + of, "(?i)" + spoken(tenDigits));
    String end = separated(tenDigits.substring(3));
    add("last seven digits" + of, "(?<![0-9A-Za-z.])" + end + "(?![0-9A-Za-z])");
    add("mask" + of, "[*xX•#]{3,}" + APART + tenDigits.substring(6) + "(?!\\d)");
    add("beginning" + of, separated(tenDigits.substring(0, 6)) + APART + "[*xX•#]{3,}");
    add("hash" + of, "(?i)" + hashes(tenDigits, HexFormat.of()::formatHex));
    add("hash in base64" + of, hashes(tenDigits, Base64.getEncoder()::encodeToString));
    return this;
  }

  private static String separated(String digits) {
    return digits.chars().mapToObj(Character::toString).collect(Collectors.joining(APART));
  }

  private static String spoken(String digits) {
    return digits
        .chars()
        .mapToObj(c -> DIGITS.get(Character.digit(c, 10)))
        .collect(Collectors.joining("[^a-z]{1,3}"));
  }

  /** Hashes without a key, by which everybody can try all numbers; the first half is enough. */
  private static String hashes(String tenDigits, Function<byte[], String> write) {
    List<String> all = new ArrayList<>();
    for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
      for (String written : List.of("+1" + tenDigits, "1" + tenDigits, tenDigits)) {
        byte[] text = written.getBytes(StandardCharsets.UTF_8);
        all.add(Pattern.quote(write.apply(digest(algorithm, text)).substring(0, 12)));
      }
    }
    return "(?:" + String.join("|", all) + ")";
  }

  private static byte[] digest(String algorithm, byte[] text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm, e); // every JDK has these
    }
  }

  /** Words that only the visitor said or is called. */
  LeakSearch words(Collection<String> words) {
    words.forEach(word -> add(word, "(?iu)" + Pattern.quote(word)));
    return this;
  }

  /** A secret: no sixteen characters of it in a row, wherever they begin. */
  LeakSearch secret(String name, String value) {
    String plain = value.replaceAll("\\s|\\\\n", "");
    if (plain.length() < PIECE) {
      throw new IllegalArgumentException(name + " is too short to be searched for");
    }
    for (int from = 0; from + PIECE <= plain.length(); from++) {
      secretsByPiece.put(plain.substring(from, from + PIECE), name);
    }
    return this;
  }

  /** How many forms are searched for; a secret is one. */
  int forms() {
    return forms.size() + new TreeSet<>(secretsByPiece.values()).size();
  }

  /** What is found in a text, one line for each, with the line that holds it. */
  List<String> search(String place, String text) {
    List<String> found = new ArrayList<>();
    text.lines()
        .forEach(
            line ->
                LineReadings.of(line).stream()
                    .flatMap(reading -> Stream.concat(forms(reading), secrets(reading)))
                    .distinct()
                    .forEach(what -> found.add(what + " in " + place + ": " + line)));
    return found;
  }

  private Stream<String> forms(String reading) {
    return forms.entrySet().stream()
        .filter(form -> form.getValue().matcher(reading).find())
        .map(Map.Entry::getKey);
  }

  private Stream<String> secrets(String reading) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from + PIECE <= reading.length(); from++) {
      String name = secretsByPiece.get(reading.substring(from, from + PIECE));
      if (name != null) {
        found.add(name);
      }
    }
    return found.stream();
  }
}
