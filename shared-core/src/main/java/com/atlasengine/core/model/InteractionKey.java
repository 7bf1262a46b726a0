package com.atlasengine.core.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of one interaction, in a session attribute written {@code
 * LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00#Yk3vJ0m1bX2Qd8sZr5TfUw}. Whoever
 * has it is on the call, so nobody can guess it: it ends with 128 random bits. Earlier versions
 * wrote none, and their keys are still read. It holds a phone number and a secret, so {@code
 * toString} shows only the time.
 *
 * @param phone whose interaction it is
 * @param startedAt what follows {@code INTERACTION#}, as it was written: the ISO-8601 time in UTC
 *     and, unless an earlier version wrote it, {@code #} and 22 characters of base64url
 */
public record InteractionKey(PhoneNumber phone, String startedAt) {
  private static final Pattern ENCODED_KEY =
      Pattern.compile(
          "LEAD#(\\+[1-9]\\d{6,14})#INTERACTION#(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{5,18}(?:Z|[+-]\\d\\d:\\d\\d)(?:#[A-Za-z0-9_-]{22})?)");
  private static final DateTimeFormatter MICROSECOND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private static final int RANDOM_BYTES = 16;

  /**
   * Safe in a snapshot: on Linux the JDK mixes each draw with {@code /dev/urandom} and drops what
   * it read more than 100 ms ago, so two copies of one snapshot draw different bits.
   */
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new key, for an interaction that starts now; no two calls give the same. */
  public static InteractionKey startingAt(PhoneNumber phone, Instant now) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    String unguessable = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new InteractionKey(phone, MICROSECOND_TIME.format(now) + "#" + unguessable);
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

  /** When the interaction started, ISO-8601 in UTC. */
  public String time() {
    return startedAt.replaceFirst("#.*", "");
  }

  /** The same as an instant. */
  public Instant startTime() {
    return OffsetDateTime.parse(time()).toInstant();
  }

  @Override
  public String toString() {
    return "InteractionKey[" + time() + "]";
  }
}
