package com.atlasengine.local.secrets;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Secrets Manager: {@code GetSecretValue}, {@code PutSecretValue}, {@code DescribeSecret}, {@code
 * ListSecrets}. A secret is found by its name, its ARN, or its ARN without the random ending; its
 * two newest versions are kept, labelled {@code AWSCURRENT} and {@code AWSPREVIOUS}.
 */
public final class SecretsManager implements Service {
  private final Map<String, StoredSecret> secrets = new TreeMap<>();
  private final Clock clock;
  private final Latency latency;

  /**
   * @param declared the template's secrets
   * @param values values by name, over those that the template has or generates
   */
  public SecretsManager(
      Collection<Template.Secret> declared,
      Map<String, String> values,
      Clock clock,
      Latency latency) {
    this.clock = clock;
    this.latency = latency;
    SecretGenerator generator = new SecretGenerator();
    for (Template.Secret secret : declared) {
      String value =
          Optional.ofNullable(values.get(secret.name()))
              .or(secret::value)
              .orElseGet(() -> generator.generate(generation(secret)));
      secrets.put(secret.name(), StoredSecret.create(secret, version(newId(), value), now()));
    }
  }

  private static JsonNode generation(Template.Secret secret) {
    return secret.generate().orElseGet(JsonNodeFactory.instance::objectNode);
  }

  @Override
  public String signingName() {
    return "secretsmanager";
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    String operation = exchange.operation().orElse("");
    JsonNode request = exchange.json();
    switch (operation) {
      case "GetSecretValue" -> {
        latency.await(Latency.Dependency.SECRET);
        exchange.respondJson(value(request));
      }
      case "PutSecretValue" -> exchange.respondJson(put(request));
      case "DescribeSecret" -> exchange.respondJson(find(request).describe("VersionIdsToStages"));
      case "ListSecrets" -> exchange.respondJson(list(request));
      default -> throw AwsError.unknownOperation("secretsmanager", operation);
    }
  }

  private ObjectNode value(JsonNode request) {
    StoredSecret secret = find(request);
    String stage = request.path("VersionStage").asText(StoredSecret.CURRENT);
    Optional<StoredSecret.Version> version =
        request.hasNonNull("VersionId")
            ? secret.findVersion(request.get("VersionId").asText())
            : secret.findVersionByStage(stage);
    return version
        .map(found -> secret.value(found))
        .orElseThrow(
            () ->
                notFound(
                    "Secrets Manager can't find the specified secret value for staging label: "
                        + stage));
  }

  private synchronized ObjectNode put(JsonNode request) {
    StoredSecret secret = find(request);
    StoredSecret.Version version =
        version(request.path("ClientRequestToken").asText(newId()), content(request));
    Optional<StoredSecret.Version> same = secret.findVersion(version.id());
    if (same.isPresent() && !same.get().content().equals(version.content())) {
      throw new AwsError(
          400, "ResourceExistsException", "A version with this token and other content exists.");
    }
    StoredSecret changed = same.isPresent() ? secret : secret.addVersion(version, now());
    secrets.put(secret.name(), changed);
    ObjectNode answer = changed.value(same.orElse(version));
    answer.remove(List.of("SecretString", "CreatedDate"));
    return answer;
  }

  private static String content(JsonNode request) {
    if (!request.hasNonNull("SecretString")) {
      throw new AwsError(
          400, "InvalidParameterException", "You must provide SecretString; binary is not served.");
    }
    return request.get("SecretString").asText();
  }

  private synchronized ObjectNode list(JsonNode request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("SecretList");
    secrets.values().stream()
        .filter(secret -> matches(secret, request.path("Filters")))
        .forEach(secret -> found.add(secret.describe("SecretVersionsToStages")));
    return answer;
  }

  private static boolean matches(StoredSecret secret, JsonNode filters) {
    for (JsonNode filter : filters) {
      if (!filter.path("Key").asText().equals("name")) {
        throw new AwsError(400, "InvalidParameterException", "Only the filter 'name' is served.");
      }
      boolean any = false;
      for (JsonNode value : filter.path("Values")) {
        any |= secret.name().startsWith(value.asText());
      }
      if (!any) {
        return false;
      }
    }
    return true;
  }

  private synchronized StoredSecret find(JsonNode request) {
    String id = request.path("SecretId").asText();
    if (id.isEmpty()) {
      throw new AwsError(400, "InvalidParameterException", "You must specify SecretId.");
    }
    return secrets.values().stream()
        .filter(secret -> secret.hasId(id))
        .findFirst()
        .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
  }

  private static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  private StoredSecret.Version version(String id, String content) {
    return new StoredSecret.Version(id, content, now());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private Instant now() {
    return clock.instant();
  }
}
