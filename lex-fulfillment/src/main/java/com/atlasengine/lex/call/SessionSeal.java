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
 * Proves that this engine wrote what a session holds. There are two seals, each an HMAC-SHA256 that
 * holds for one session only: over interaction key and scenario, and over the history.
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

  /** The session with a seal over its call; only for a call that is proven. */
  Session sealCall(Session session) {
    return session.with(Session.SEAL, callSeal(session));
  }

  /** Whether the call and the scenario that came with the session were sealed. */
  boolean provesCall(Session session) {
    return isEqual(session.get(Session.SEAL).orElse(""), callSeal(session));
  }

  /** The session with its history as it is sent and a seal over that; the same if it has none. */
  Session sealHistory(Session session) {
    if (session.history().isEmpty()) {
      return session;
    }
    String history = session.history().encoded();
    return session
        .with(Session.HISTORY, history)
        .with(Session.HISTORY_SEAL, historySeal(session.id(), history));
  }

  /** Whether the history that came with the session was sealed. */
  boolean provesHistory(Session session) {
    String sent = session.get(Session.HISTORY).orElse("");
    return isEqual(session.get(Session.HISTORY_SEAL).orElse(""), historySeal(session.id(), sent));
  }

  private String callSeal(Session session) {
    return computeMac(
        session.id(),
        session.get(Session.INTERACTION_KEY).orElse(""),
        session.get(Session.SCENARIO).orElse(""));
  }

  /** Differs from every seal of a call: no interaction key reads like the attribute's name. */
  private String historySeal(String sessionId, String history) {
    return computeMac(sessionId, Session.HISTORY, history);
  }

  private String computeMac(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        addPart(mac, part);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
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

  /** Compares in constant time. */
  private static boolean isEqual(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
  }
}
