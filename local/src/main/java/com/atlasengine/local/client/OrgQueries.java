package com.atlasengine.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * Looks into the running engine's Salesforce org, logging in with the credentials that its
 * functions use.
 */
public final class OrgQueries {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JWT_BEARER_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String QUERY_PATH = "/services/data/v62.0/query?q=";

  private final EngineClient engine;

  public OrgQueries(EngineClient engine) {
    this.engine = engine;
  }

  /** The records a SOQL query finds. */
  public JsonNode query(String soql) throws IOException, InterruptedException {
    JsonNode login = login(credentials());
    String path = QUERY_PATH + URLEncoder.encode(soql, StandardCharsets.UTF_8);
    return engine
        .send(
            engine
                .request(path)
                .header("Authorization", "Bearer " + login.path("access_token").asText()))
        .path("records");
  }

  private JsonNode credentials() throws IOException, InterruptedException {
    JsonNode list =
        engine.callAwsOperation(
            "secretsmanager", "secretsmanager.ListSecrets", JsonNodeFactory.instance.objectNode());
    for (JsonNode secret : list.path("SecretList")) {
      JsonNode value =
          engine.callAwsOperation(
              "secretsmanager",
              "secretsmanager.GetSecretValue",
              JsonNodeFactory.instance.objectNode().put("SecretId", secret.path("ARN").asText()));
      if (value.path("SecretString").asText().contains("\"private_key\"")) {
        return JSON.readTree(value.path("SecretString").asText());
      }
    }
    throw new IOException("The engine has no secret with Salesforce credentials");
  }

  private JsonNode login(JsonNode credentials) throws IOException, InterruptedException {
    String audience = credentials.path("login_url").asText(engine.endpoint().toString());
    String assertion =
        Jwts.builder()
            .issuer(credentials.path("client_id").asText())
            .subject(credentials.path("username").asText())
            .claim("aud", audience)
            .expiration(Date.from(Instant.now().plusSeconds(180)))
            .signWith(key(credentials.path("private_key").asText()), Jwts.SIG.RS256)
            .compact();
    String form =
        "grant_type="
            + URLEncoder.encode(JWT_BEARER_GRANT, StandardCharsets.UTF_8)
            + "&assertion="
            + assertion;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(audience).resolve("/services/oauth2/token"));
    return engine.send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static PrivateKey key(String pem) throws IOException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IOException("The secret's private_key is not a PKCS#8 RSA key", e);
    }
  }
}
