package com.atlasengine.local.salesforce;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Salesforce record ids: 15 case-sensitive characters, the first three telling the sObject, and a
 * suffix of three that makes them safe where case is lost.
 */
final class RecordId {
  private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}([A-Z0-5]{3})?");

  private RecordId() {}

  /** The id of the {@code number}th record with this prefix, 18 characters. */
  static String of(String keyPrefix, long number) {
    StringBuilder tail = new StringBuilder();
    for (long rest = number; tail.length() < 8; rest /= DIGITS.length()) {
      tail.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return withSuffix(keyPrefix + "al00" + tail.reverse());
  }

  /** The 18-character form of an id of 15 or 18 characters, or nothing when it is no id. */
  static Optional<String> parse(String id) {
    if (!SHAPE.matcher(id).matches()) {
      return Optional.empty();
    }
    String whole = withSuffix(id.substring(0, 15));
    return id.length() == 15 || whole.equals(id) ? Optional.of(whole) : Optional.empty();
  }

  private static String withSuffix(String id) {
    StringBuilder whole = new StringBuilder(id);
    for (int chunk = 0; chunk < 15; chunk += 5) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        bits |= Character.isUpperCase(id.charAt(chunk + i)) ? 1 << i : 0;
      }
      whole.append(SUFFIX.charAt(bits));
    }
    return whole.toString();
  }
}
