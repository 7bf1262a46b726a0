package com.atlasengine.core.model;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a stored key holds instead of a phone number: HMAC-SHA256 of it. There are few enough phone
 * numbers to try them all on a plain digest; without the secret nobody can try one on this.
 */
public final class NumberHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HEX_DIGITS = 32;

  private final SecretKeySpec key;

  /**
   * @param secret the same wherever hashes are compared
   * @throws IllegalArgumentException when it is empty
   */
  public NumberHash(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** 32 hex digits for one call or chat with a number. */
  public String of(InteractionKey interaction) {
    return of(interaction.phone(), interaction.sortKey());
  }

  /**
   * 32 hex digits for a number and what it is combined with, such as a day; moving a character from
   * one part to the next changes them.
   */
  public String of(PhoneNumber phone, String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      addPart(mac, phone.e164());
      for (String part : parts) {
        addPart(mac, part);
      }
      return HexFormat.of().formatHex(mac.doFinal()).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Adds the length first, so that text cannot move between parts. */
  private static void addPart(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    mac.update(bytes);
  }
}
