package com.atlasengine.lex.call;

import com.atlasengine.lex.turn.Session;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that this engine wrote the interaction key and the scenario into the session: HMAC-SHA256
 * over session, interaction key and scenario.
 */
final class SessionSeal {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException when the key is empty
   */
  SessionSeal(String secret) {
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The session with the seal over what it holds. */
  Session seal(Session session) {
    byte[] mac = computeMac(session);
    return session.with(Session.SEAL, Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
  }

  /** Whether the session holds what was sealed; compared in constant time. */
  boolean matches(Session session) {
    byte[] given = session.get(Session.SEAL).orElse("").getBytes(StandardCharsets.US_ASCII);
    byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(computeMac(session));
    return MessageDigest.isEqual(given, expected);
  }

  private byte[] computeMac(Session session) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      addPart(mac, session.id());
      addPart(mac, session.get(Session.INTERACTION_KEY).orElse(""));
      addPart(mac, session.get(Session.SCENARIO).orElse(""));
      return mac.doFinal();
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
