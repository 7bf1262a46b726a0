package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * What the secret {@code AtlasEngine/SalesforceCreds} holds.
 *
 * @param username the Salesforce user the engine acts as
 * @param clientId the consumer key of the External Client App
 * @param privateKey RSA, the other half of the app's certificate
 * @param loginUrl the login host and the JWT's audience
 */
record SalesforceCredentials(
    String username, String clientId, PrivateKey privateKey, URI loginUrl) {
  private static final String PRODUCTION = "https://login.salesforce.com";
  private static final String SANDBOX = "https://test.salesforce.com";

  /**
   * Reads the secret: {@code username}, {@code client_id}, {@code private_key} (PEM, PKCS#8),
   * optional {@code is_sandbox}, optional {@code login_url}, which wins over {@code is_sandbox}.
   *
   * @throws PermanentFailure naming the field that is missing or malformed, never its value
   */
  static SalesforceCredentials parse(String secret) {
    JsonNode json = readJson(secret);
    return new SalesforceCredentials(
        required(json, "username"),
        required(json, "client_id"),
        privateKey(required(json, "private_key")),
        loginUrl(json));
  }

  private static JsonNode readJson(String secret) {
    try {
      return Json.read(secret.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    } catch (PermanentFailure e) {
      throw new PermanentFailure("Salesforce secret: not JSON");
    }
  }

  private static String required(JsonNode json, String field) {
    String value = json.path(field).asText("").strip();
    if (value.isEmpty()) {
      throw malformedField(field);
    }
    return value;
  }

  private static URI loginUrl(JsonNode json) {
    String defaultUrl = json.path("is_sandbox").asBoolean(false) ? SANDBOX : PRODUCTION;
    String configuredUrl = json.path("login_url").asText("").strip().replaceAll("/+$", "");
    try {
      URI url = URI.create(configuredUrl.isEmpty() ? defaultUrl : configuredUrl);
      if (url.getHost() != null && ("https".equals(url.getScheme()) || isLoopback(url))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // reported below, without the value
    }
    throw malformedField("login_url");
  }

  /** Plain HTTP is allowed to loopback only. */
  private static boolean isLoopback(URI url) {
    return "http".equals(url.getScheme())
        && (url.getHost().equals("localhost") || url.getHost().startsWith("127."));
  }

  private static PrivateKey privateKey(String pem) {
    String base64 = pem.replace("\\n", "").replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw malformedField("private_key");
    }
  }

  private static PermanentFailure malformedField(String field) {
    return new PermanentFailure("Salesforce secret: " + field + " is missing or malformed");
  }

  @Override
  public String toString() {
    return "SalesforceCredentials[…]";
  }
}
