package com.atlasengine.lex.effect;

import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.turn.Turn;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which visitors the page's backend knows. It gives them a JWT, signed with Ed25519, for this
 * bot, valid for an hour at most. The public key is configuration, so a turn waits for nothing.
 */
public final class VisitorTokens {
  /** A token that lives longer could be passed around. */
  static final Duration MAX_LIFETIME = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(VisitorTokens.class);

  /** Several times what a token of the documented shape has. */
  private static final int MAX_CHARS = 2_048;

  private final JwtParser parser;
  private final Clock clock;

  /**
   * @param audience the bot that tokens must be for
   */
  public VisitorTokens(PublicKey key, String audience, Clock clock) {
    this.parser =
        Jwts.parser()
            .verifyWith(key)
            .requireAudience(audience)
            .clock(() -> Date.from(clock.instant()))
            .build();
    this.clock = clock;
  }

  /** Reads an Ed25519 public key: base64 of its DER form, the text between the lines of a PEM. */
  public static Optional<PublicKey> readKey(String base64) {
    try {
      return Optional.of(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A digest of the visitor's id; empty when the turn has no token that proves one. */
  Optional<String> findVisitor(Turn turn) {
    return turn.visitorToken().filter(token -> token.length() <= MAX_CHARS).flatMap(this::verify);
  }

  private Optional<String> verify(String token) {
    try {
      return subject(parser.parseSignedClaims(token).getPayload());
    } catch (JwtException | IllegalArgumentException e) {
      LOG.info("A visitor's token proves nothing: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Optional<String> subject(Claims claims) {
    Instant latest = clock.instant().plus(MAX_LIFETIME);
    boolean isShort =
        Optional.ofNullable(claims.getExpiration())
            .filter(end -> !end.toInstant().isAfter(latest))
            .isPresent();
    return Optional.ofNullable(claims.getSubject())
        .filter(id -> isShort && !id.isBlank())
        .map(Digest::hex);
  }
}
