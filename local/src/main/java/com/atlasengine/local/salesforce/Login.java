package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/**
 * The org's OAuth 2.0 token endpoint with one app and one user, known by a key pair: the JWT bearer
 * flow.
 */
final class Login {
  private static final String CLIENT_ID = "3MVG9AtlasEngineLocalOrg";
  private static final String USERNAME = "integration@atlas-engine.example";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Set<String> AUDIENCES =
      Set.of("https://login.salesforce.com", "https://test.salesforce.com");

  /** Two minutes, plus the three minutes of clock skew that Salesforce allows. */
  private static final Duration MAX_ASSERTION_LIFETIME = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair keys;
  private final Sessions sessions;
  private final Clock clock;

  /** A token endpoint that opens a session for an assertion signed with this private key. */
  Login(Clock clock, Sessions sessions, KeyPair keys) {
    this.clock = clock;
    this.keys = keys;
    this.sessions = sessions;
  }

  /** A new RSA key pair of 2,048 bits. */
  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no RSA", e);
    }
  }

  /**
   * What the app needs in order to log in: {@code username}, {@code client_id}, {@code private_key}
   * (PEM, PKCS#8) and {@code login_url}.
   *
   * @param loginUrl where this org listens, without a path
   */
  JsonNode credentials(String loginUrl) {
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPrivate().getEncoded());
    return JsonNodeFactory.instance
        .objectNode()
        .put("username", USERNAME)
        .put("client_id", CLIENT_ID)
        .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
        .put("login_url", loginUrl);
  }

  /**
   * Answers a token request: a token and where to use it, or an OAuth error object.
   *
   * @param form the form's fields
   * @param base scheme, host and port that the caller used
   */
  RestResponse answerTokenRequest(Map<String, String> form, String base) {
    if (!JWT_BEARER.equals(form.get("grant_type"))) {
      return oauthError("unsupported_grant_type", "grant type not supported");
    }
    String assertion = form.getOrDefault("assertion", "");
    if (!CLIENT_ID.equals(issuer(assertion))) {
      return oauthError("invalid_client_id", "client identifier invalid");
    }
    try {
      return grantToken(Jwts.parser(), assertion, base);
    } catch (ExpiredJwtException e) {
      return oauthError("invalid_grant", "expired authorization code");
    } catch (SignatureException e) {
      return oauthError("invalid_client", "invalid client credentials");
    } catch (JwtException | IllegalArgumentException e) {
      return oauthError("invalid_grant", "invalid assertion");
    }
  }

  private static RestResponse oauthError(String error, String description) {
    return RestResponse.ofOauthError(400, error, description);
  }

  private RestResponse grantToken(
      io.jsonwebtoken.JwtParserBuilder parser, String assertion, String base) {
    var jwt =
        parser
            .verifyWith(keys.getPublic())
            .clock(() -> Date.from(clock.instant()))
            .build()
            .parseSignedClaims(assertion);
    Claims claims = jwt.getPayload();
    if (!isRs256(jwt.getHeader()) || !expiresSoon(claims)) {
      return oauthError("invalid_grant", "invalid assertion");
    }
    Set<String> audience = claims.getAudience();
    if (audience == null || audience.stream().noneMatch(aud -> isKnownAudience(aud, base))) {
      return oauthError("invalid_grant", "audience is invalid");
    }
    if (!USERNAME.equals(claims.getSubject())) {
      return oauthError("invalid_grant", "user hasn't approved this consumer");
    }
    return RestResponse.ok(openSession(base));
  }

  private ObjectNode openSession(String base) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", sessions.open())
        .put("scope", "api refresh_token offline_access")
        .put("instance_url", base)
        .put("token_type", "Bearer");
  }

  private static boolean isKnownAudience(String audience, String base) {
    return audience.equals(base) || AUDIENCES.contains(audience);
  }

  private static boolean isRs256(JwsHeader header) {
    return "RS256".equals(header.getAlgorithm());
  }

  private boolean expiresSoon(Claims claims) {
    Instant latest = clock.instant().plus(MAX_ASSERTION_LIFETIME);
    return claims.getExpiration() != null && !claims.getExpiration().toInstant().isAfter(latest);
  }

  /** The issuer that an assertion claims, not verified yet; empty when it is not a JWT. */
  private static String issuer(String assertion) {
    String[] parts = assertion.split("\\.", -1);
    try {
      return parts.length == 3
          ? JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("iss").asText()
          : "";
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }
}
