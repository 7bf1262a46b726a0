package com.atlasengine.local;

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
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

/** Someone in sales who works in Salesforce, logged in with the secret's own credentials. */
final class SalesforceUser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String instance;
  private final String token;

  SalesforceUser(String secret) throws IOException, InterruptedException, GeneralSecurityException {
    this(secret, Instant.now());
  }

  /** Logs in at this time of the org's. */
  SalesforceUser(String secret, Instant now)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode credentials = JSON.readTree(secret);
    String login = credentials.path("login_url").asText();
    String form =
        "grant_type="
            + encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
            + "&assertion="
            + encode(assertion(credentials, login, now));
    JsonNode session =
        send(
            HttpRequest.newBuilder(URI.create(login + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    this.instance = session.path("instance_url").asText();
    this.token = session.path("access_token").asText();
  }

  /** The records a SOQL query finds. */
  JsonNode query(String soql) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(
                URI.create(instance + "/services/data/v62.0/query?q=" + encode(soql)))
            .header("Authorization", "Bearer " + token))
        .path("records");
  }

  /** Writes a new record, and returns its id. */
  String create(String type, Map<String, String> fields) throws IOException, InterruptedException {
    return write("POST", type, fields).path("id").asText();
  }

  /** Changes fields of a record. */
  void update(String type, String id, Map<String, String> fields)
      throws IOException, InterruptedException {
    JsonNode unused = write("PATCH", type + "/" + id, fields);
  }

  /** Deletes a record. */
  void delete(String type, String id) throws IOException, InterruptedException {
    JsonNode unused = write("DELETE", type + "/" + id, Map.of());
  }

  private JsonNode write(String method, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(instance + "/services/data/v62.0/sobjects/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields))));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException("Salesforce answered " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  private static String assertion(JsonNode credentials, String login, Instant now)
      throws GeneralSecurityException {
    return Jwts.builder()
        .issuer(credentials.path("client_id").asText())
        .subject(credentials.path("username").asText())
        .claim("aud", login)
        .expiration(Date.from(now.plusSeconds(120)))
        .signWith(key(credentials.path("private_key").asText()), Jwts.SIG.RS256)
        .compact();
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
