package com.atlasengine.core.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of one interaction, in a session attribute written {@code
 * LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00}. It holds a phone number, so
 * {@code toString} shows only the time.
 *
 * @param phone whose interaction it is
 * @param startedAt the ISO-8601 time in UTC after {@code INTERACTION#}, as it was written
 */
public record InteractionKey(PhoneNumber phone, String startedAt) {
  private static final Pattern ENCODED_KEY =
      Pattern.compile(
          "LEAD#(\\+[1-9]\\d{6,14})#INTERACTION#(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{5,18}(?:Z|[+-]\\d\\d:\\d\\d))");
  private static final DateTimeFormatter MICROSECOND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  /** The key of an interaction that starts now. */
  public static InteractionKey startingAt(PhoneNumber phone, Instant now) {
    return new InteractionKey(phone, MICROSECOND_TIME.format(now));
  }

  /** Parses an encoded key; empty when it is malformed. Does not check whether the item exists. */
  public static Optional<InteractionKey> parse(String encoded) {
    Matcher matcher = ENCODED_KEY.matcher(encoded);
    return matcher.matches()
        ? Optional.of(new InteractionKey(new PhoneNumber(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** The item's {@code PK}. */
  public String partitionKey() {
    return "LEAD#" + phone.e164();
  }

  /** The item's {@code SK}. */
  public String sortKey() {
    return "INTERACTION#" + startedAt;
  }

  /** The key as session and contact attributes carry it. */
  public String encoded() {
    return partitionKey() + "#" + sortKey();
  }

  @Override
  public String toString() {
    return "InteractionKey[" + startedAt + "]";
  }
}
