package com.atlasengine.local.guest;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The credentials that guests were given. */
public final class Guests {
  /** As Cognito's own: an hour. */
  static final Duration LIFETIME = Duration.ofHours(1);

  private static final String KEY_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int KEY_LENGTH = 16;

  private final Clock clock;
  private final RandomGenerator random = new SecureRandom();
  private final Map<String, Credentials> byAccessKey = new ConcurrentHashMap<>();

  public Guests(Clock clock) {
    this.clock = clock;
  }

  /**
   * What a guest signs with.
   *
   * @param expiration when it ends, in whole seconds
   */
  record Credentials(String accessKey, String secret, String sessionToken, Instant expiration) {
    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }

  /** New credentials; those that are over are forgotten. */
  Credentials issue() {
    byAccessKey.values().removeIf(this::isOver);
    Instant end = Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
    Credentials issued = new Credentials("ASIA" + newKey(), newText(30), newText(120), end);
    byAccessKey.put(issued.accessKey(), issued);
    return issued;
  }

  /** The guest with this access key; empty when it is no guest's. */
  Optional<Credentials> find(String accessKey) {
    return Optional.ofNullable(byAccessKey.get(accessKey));
  }

  /** Whether an access key is a guest's. */
  boolean isGuest(String accessKey) {
    return byAccessKey.containsKey(accessKey);
  }

  boolean isOver(Credentials credentials) {
    return !clock.instant().isBefore(credentials.expiration());
  }

  Instant now() {
    return clock.instant();
  }

  private String newKey() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < KEY_LENGTH; i++) {
      key.append(KEY_CHARACTERS.charAt(random.nextInt(KEY_CHARACTERS.length())));
    }
    return key.toString();
  }

  private String newText(int bytes) {
    byte[] text = new byte[bytes];
    random.nextBytes(text);
    return Base64.getEncoder().encodeToString(text);
  }
}
