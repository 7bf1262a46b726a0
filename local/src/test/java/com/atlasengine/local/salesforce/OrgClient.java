package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/** A CRM integration as a test writes it: plain HTTP, logged in with the org's credentials. */
final class OrgClient {
  /** Made once for all tests, because that is slow. */
  static final KeyPair KEYS = Login.newKeys();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final JsonNode credentials;
  private final Clock clock;
  private String token = "";

  OrgClient(String url, JsonNode credentials, Clock clock) {
    this.url = url;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** What came back: status, headers, and the body as JSON, missing when there is none. */
  record OrgResponse(int status, HttpResponse<String> response, JsonNode body) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String errorCode() {
      return body.path(0).path("errorCode").asText();
    }
  }

  /** An assertion that the org accepts, to be spoiled by a test. */
  JwtBuilder assertion() {
    return assertion(credentials.path("login_url").asText());
  }

  JwtBuilder assertion(String audience) {
    return Jwts.builder()
        .issuer(credentials.path("client_id").asText())
        .subject(credentials.path("username").asText())
        .audience()
        .add(audience)
        .and()
        .expiration(Date.from(clock.instant().plus(Duration.ofMinutes(3))))
        .signWith(privateKey(), Jwts.SIG.RS256);
  }

  PrivateKey privateKey() {
    String pem = credentials.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  OrgClient login() {
    token = login(assertion().compact()).body().path("access_token").asText();
    return this;
  }

  OrgResponse login(String assertion) {
    return sendForm(
        "/services/oauth2/token",
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion);
  }

  OrgResponse sendForm(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  OrgResponse get(String path) {
    return sendJson("GET", path, "");
  }

  OrgResponse sendJson(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  OrgResponse query(String soql) {
    return get("/services/data/v67.0/query?q=" + encode(soql));
  }

  OrgResponse queryAll(String soql) {
    return get("/services/data/v67.0/queryAll?q=" + encode(soql));
  }

  /** How many records a query finds. */
  int count(String soql) {
    return query(soql).body().path("totalSize").asInt();
  }

  OrgResponse create(String type, String json) {
    return sendJson("POST", "/services/data/v67.0/sobjects/" + type, json);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  OrgResponse send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new OrgResponse(response.statusCode(), response, JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
