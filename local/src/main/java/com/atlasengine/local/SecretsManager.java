package com.atlasengine.local;

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
final class SecretsManager implements Service {
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final int ARN_ENDING = 7;

  private final Map<String, Secret> secrets = new TreeMap<>();
  private final Clock clock;
  private final Latency latency;

  /**
   * @param declared the template's secrets
   * @param values values by name, over those that the template has or generates
   */
  SecretsManager(
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
      secrets.put(secret.name(), Secret.first(secret, version(newId(), value), now()));
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
  public void serve(Call call) throws IOException, InterruptedException {
    String operation = call.operation().orElse("");
    JsonNode request = call.json();
    switch (operation) {
      case "GetSecretValue" -> {
        latency.await(Latency.Dependency.SECRET);
        call.replyJson(value(request));
      }
      case "PutSecretValue" -> call.replyJson(put(request));
      case "DescribeSecret" -> call.replyJson(find(request).describe("VersionIdsToStages"));
      case "ListSecrets" -> call.replyJson(list(request));
      default -> throw AwsError.unknownOperation("secretsmanager", operation);
    }
  }

  private ObjectNode value(JsonNode request) {
    Secret secret = find(request);
    String stage = request.path("VersionStage").asText(CURRENT);
    Optional<Version> version =
        request.hasNonNull("VersionId")
            ? secret.withId(request.get("VersionId").asText())
            : secret.withStage(stage);
    return version
        .map(found -> secret.value(found))
        .orElseThrow(
            () ->
                notFound(
                    "Secrets Manager can't find the specified secret value for staging label: "
                        + stage));
  }

  private synchronized ObjectNode put(JsonNode request) {
    Secret secret = find(request);
    Version version = version(request.path("ClientRequestToken").asText(newId()), content(request));
    Optional<Version> same = secret.withId(version.id());
    if (same.isPresent() && !same.get().content().equals(version.content())) {
      throw new AwsError(
          400, "ResourceExistsException", "A version with this token and other content exists.");
    }
    Secret changed = same.isPresent() ? secret : secret.then(version, now());
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

  private static boolean matches(Secret secret, JsonNode filters) {
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

  private synchronized Secret find(JsonNode request) {
    String id = request.path("SecretId").asText();
    if (id.isEmpty()) {
      throw new AwsError(400, "InvalidParameterException", "You must specify SecretId.");
    }
    return secrets.values().stream()
        .filter(secret -> secret.isCalled(id))
        .findFirst()
        .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
  }

  private static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  private Version version(String id, String content) {
    return new Version(id, content, now());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private Instant now() {
    return clock.instant();
  }

  private record Version(String id, String content, Instant created) {}

  /**
   * @param versions the newest first, at most two
   */
  private record Secret(
      String name, String arn, List<Version> versions, Instant created, Instant changed) {
    static Secret first(Template.Secret declared, Version version, Instant now) {
      return new Secret(declared.name(), declared.arn(), List.of(version), now, now);
    }

    Secret then(Version newest, Instant now) {
      return new Secret(name, arn, List.of(newest, versions.getFirst()), created, now);
    }

    boolean isCalled(String id) {
      String withoutEnding = arn.substring(0, arn.length() - ARN_ENDING);
      return id.equals(name) || id.equals(arn) || id.equals(withoutEnding);
    }

    Optional<Version> withId(String id) {
      return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    Optional<Version> withStage(String stage) {
      return versions.stream().filter(version -> stages(version).contains(stage)).findFirst();
    }

    private List<String> stages(Version version) {
      return List.of(versions.indexOf(version) == 0 ? CURRENT : PREVIOUS);
    }

    ObjectNode value(Version version) {
      ObjectNode node = named();
      node.put("VersionId", version.id());
      node.put("SecretString", version.content());
      stages(version).forEach(node.putArray("VersionStages")::add);
      return node.put("CreatedDate", seconds(version.created()));
    }

    ObjectNode describe(String versionsField) {
      ObjectNode node = named();
      node.put("CreatedDate", seconds(created)).put("LastChangedDate", seconds(changed));
      ObjectNode stages = node.putObject(versionsField);
      versions.forEach(version -> stages(version).forEach(stages.putArray(version.id())::add));
      return node;
    }

    private ObjectNode named() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      return node.put("ARN", arn).put("Name", name);
    }

    private static double seconds(Instant instant) {
      return instant.toEpochMilli() / 1000.0;
    }
  }
}
