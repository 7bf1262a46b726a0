package com.atlasengine.bench.sequential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One operation's access to Salesforce: the secret is read, a token is asked for, and a connection
 * is made, each time anew.
 */
final class OldSalesforce implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "AtlasEngine/SalesforceCreds";
  private static final String DATA = "/services/data/v62.0/";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String token;
  private final URI instance;

  private OldSalesforce(OneUseClients clients)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonNode secret;
    try (SecretsManagerClient secrets = clients.secrets()) {
      secret = JSON.readTree(secrets.getSecretValue(r -> r.secretId(SECRET)).secretString());
    }
    JsonNode session = login(secret);
    token = session.path("access_token").asText();
    instance = URI.create(session.path("instance_url").asText());
  }

  /** Logs in. */
  static OldSalesforce login(OneUseClients clients)
      throws IOException, InterruptedException, GeneralSecurityException {
    return new OldSalesforce(clients);
  }

  private JsonNode login(JsonNode secret)
      throws IOException, InterruptedException, GeneralSecurityException {
    String url = secret.path("login_url").asText();
    String assertion =
        Jwts.builder()
            .issuer(secret.path("client_id").asText())
            .subject(secret.path("username").asText())
            .audience()
            .add(url)
            .and()
            .expiration(Date.from(Instant.now().plusSeconds(120)))
            .signWith(key(secret.path("private_key").asText()))
            .compact();
    String form =
        "grant_type="
            + URLEncoder.encode(
                "urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
            + "&assertion="
            + assertion;
    return send(
        HttpRequest.newBuilder(URI.create(url).resolve("/services/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  /** The records that a query finds. */
  JsonNode query(String soql) throws IOException, InterruptedException {
    String path = DATA + "query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
    return send(request(path).GET()).path("records");
  }

  /** Creates a record; its id. */
  String create(String type, JsonNode fields) throws IOException, InterruptedException {
    String path = DATA + "sobjects/" + type;
    return send(json(path).POST(BodyPublishers.ofString(fields.toString()))).path("id").asText();
  }

  /** Changes a record. */
  void update(String type, String id, JsonNode fields) throws IOException, InterruptedException {
    String path = DATA + "sobjects/" + type + "/" + id;
    JsonNode unused = send(json(path).method("PATCH", BodyPublishers.ofString(fields.toString())));
  }

  /** Deletes a record. */
  void delete(String type, String id) throws IOException, InterruptedException {
    JsonNode unused = send(request(DATA + "sobjects/" + type + "/" + id).DELETE());
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(instance.resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException("Salesforce: HTTP " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
