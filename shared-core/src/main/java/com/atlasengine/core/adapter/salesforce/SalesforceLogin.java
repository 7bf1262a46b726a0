package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.regex.Pattern;

/** Gets sessions by OAuth 2.0 JWT bearer: a short-lived token signed with the app's own key. */
final class SalesforceLogin {
  /**
   * Salesforce documents no longest time; three minutes are usual, less a clock that runs ahead.
   */
  private static final Duration ASSERTION_LIFETIME = Duration.ofSeconds(150);

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** What a header can carry. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private final SalesforceHttp http;
  private final Telemetry telemetry;
  private final Clock clock;

  SalesforceLogin(SalesforceHttp http, Telemetry telemetry, Clock clock) {
    this.http = http;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /**
   * Logs in.
   *
   * @throws TransientFailure when Salesforce is slow or down
   * @throws PermanentFailure when it refuses: wrong key, user not approved, app unknown
   */
  SalesforceToken logIn(SalesforceCredentials credentials, Deadline deadline) {
    return telemetry.runTimed(
        "salesforce_auth", Metric.SALESFORCE_LATENCY, () -> requestToken(credentials, deadline));
  }

  private SalesforceToken requestToken(SalesforceCredentials credentials, Deadline deadline) {
    String form =
        "grant_type="
            + urlEncode(GRANT_TYPE)
            + "&assertion="
            + urlEncode(signAssertion(credentials));
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(URI.create(credentials.loginUrl() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form)),
            deadline);
    if (response.statusCode() != 200) {
      throw SalesforceErrors.toFailure("login", response);
    }
    return readToken(response.body());
  }

  /** Salesforce documents the audience as one string, not as a list. */
  @SuppressWarnings("deprecation")
  private String signAssertion(SalesforceCredentials credentials) {
    return Jwts.builder()
        .issuer(credentials.clientId())
        .subject(credentials.username())
        .audience()
        .single(credentials.loginUrl().toString())
        .expiration(Date.from(clock.instant().plus(ASSERTION_LIFETIME)))
        .signWith(credentials.privateKey(), Jwts.SIG.RS256)
        .compact();
  }

  private static SalesforceToken readToken(byte[] body) {
    try {
      JsonNode json = Json.read(body, JsonNode.class);
      String bearer = json.path("access_token").asText("");
      URI instance = URI.create(json.path("instance_url").asText(""));
      if (TOKEN.matcher(bearer).matches() && instance.getHost() != null) {
        return new SalesforceToken(bearer, instance);
      }
    } catch (PermanentFailure | IllegalArgumentException e) {
      // a 200 without a token comes from a proxy, not from Salesforce
    }
    throw new TransientFailure("Salesforce login: no usable answer");
  }

  private static String urlEncode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
