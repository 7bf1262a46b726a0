package com.atlasengine.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * A Salesforce session by what the secret holds; it reads what the user may do. Neither the secret
 * nor the token is in any message.
 */
final class SalesforceOrgAccess {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String API = "/services/data/v62.0";

  private final HttpClient http;
  private final String instance;
  private final String token;

  private SalesforceOrgAccess(HttpClient http, String instance, String token) {
    this.http = http;
    this.instance = instance;
    this.token = token;
  }

  /** Salesforce or the secret says no. */
  static final class Refused extends Exception {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * Logs in.
   *
   * @throws Refused naming the field of the secret, or what Salesforce says
   * @throws IOException when Salesforce does not answer
   */
  static SalesforceOrgAccess open(String secret) throws Refused, IOException, InterruptedException {
    JsonNode credentials = parse(secret);
    String url = loginUrl(credentials);
    String form =
        "grant_type=" + encode(GRANT) + "&assertion=" + encode(assertion(credentials, url));
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode answer = readAnswer(response.body());
    if (response.statusCode() >= 500) {
      throw new IOException("Salesforce's login answers " + response.statusCode());
    }
    if (response.statusCode() != 200) {
      throw new Refused(
          "the login is refused: "
              + answer.path("error").asText()
              + ": "
              + answer.path("error_description").asText());
    }
    return new SalesforceOrgAccess(
        http, answer.path("instance_url").asText(), answer.path("access_token").asText());
  }

  /**
   * The fields of the secret.
   *
   * @throws Refused naming the field that is missing
   */
  static JsonNode parse(String secret) throws Refused {
    try {
      JsonNode json = JSON.readTree(secret);
      for (String field : new String[] {"username", "client_id", "private_key"}) {
        if (json.path(field).asText().isBlank()) {
          throw new Refused("the secret has no " + field);
        }
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new Refused("the secret is not JSON; it has to be filled in");
    }
  }

  private static JsonNode readAnswer(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("Salesforce's answer is not JSON");
    }
  }

  private static String loginUrl(JsonNode credentials) {
    String host = credentials.path("is_sandbox").asBoolean() ? "test" : "login";
    String own = credentials.path("login_url").asText().strip().replaceAll("/+$", "");
    return own.isEmpty() ? "https://" + host + ".salesforce.com" : own;
  }

  /** Salesforce documents the audience as one string, not as a list. */
  @SuppressWarnings("deprecation")
  private static String assertion(JsonNode credentials, String url) throws Refused {
    return Jwts.builder()
        .issuer(credentials.path("client_id").asText())
        .subject(credentials.path("username").asText())
        .audience()
        .single(url)
        .expiration(Date.from(Instant.now().plus(Duration.ofSeconds(150))))
        .signWith(privateKey(credentials.path("private_key").asText()), Jwts.SIG.RS256)
        .compact();
  }

  private static PrivateKey privateKey(String pem) throws Refused {
    try {
      String base64 = pem.replace("\\n", "").replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refused("the secret's private_key is no RSA key in PEM, PKCS 8");
    }
  }

  /**
   * What the user may do with a kind of record, and with its fields.
   *
   * @throws Refused when the user does not even see it
   */
  JsonNode describe(String type) throws Refused, IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(instance + API + "/sobjects/" + type + "/describe"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 404) {
      throw new Refused("the user may not see " + type);
    }
    if (response.statusCode() != 200) {
      throw new IOException("Salesforce answers " + response.statusCode() + " for " + type);
    }
    return readAnswer(response.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
