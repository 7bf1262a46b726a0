package com.atlasengine.local.secrets;

import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One secret of {@link SecretsManager}.
 *
 * @param versions the newest first, at most two
 */
record StoredSecret(
    String name, String arn, List<Version> versions, Instant createdAt, Instant changedAt) {
  /** The label of the newest version. */
  static final String CURRENT = "AWSCURRENT";

  private static final String PREVIOUS = "AWSPREVIOUS";

  /** The hyphen and the six random characters that end a secret's ARN. */
  private static final int ARN_SUFFIX_CHARS = 7;

  /** One value that the secret has or had. */
  record Version(String id, String content, Instant createdAt) {}

  static StoredSecret create(Template.Secret declared, Version version, Instant now) {
    return new StoredSecret(declared.name(), declared.arn(), List.of(version), now, now);
  }

  StoredSecret addVersion(Version newest, Instant now) {
    return new StoredSecret(name, arn, List.of(newest, versions.getFirst()), createdAt, now);
  }

  boolean hasId(String id) {
    String arnWithoutSuffix = arn.substring(0, arn.length() - ARN_SUFFIX_CHARS);
    return id.equals(name) || id.equals(arn) || id.equals(arnWithoutSuffix);
  }

  Optional<Version> findVersion(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  Optional<Version> findVersionByStage(String stage) {
    return versions.stream().filter(version -> stages(version).contains(stage)).findFirst();
  }

  private List<String> stages(Version version) {
    return List.of(versions.indexOf(version) == 0 ? CURRENT : PREVIOUS);
  }

  ObjectNode value(Version version) {
    ObjectNode node = nameJson();
    node.put("VersionId", version.id());
    node.put("SecretString", version.content());
    stages(version).forEach(node.putArray("VersionStages")::add);
    return node.put("CreatedDate", seconds(version.createdAt()));
  }

  ObjectNode describe(String versionsField) {
    ObjectNode node = nameJson();
    node.put("CreatedDate", seconds(createdAt)).put("LastChangedDate", seconds(changedAt));
    ObjectNode stages = node.putObject(versionsField);
    versions.forEach(version -> stages(version).forEach(stages.putArray(version.id())::add));
    return node;
  }

  private ObjectNode nameJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("ARN", arn).put("Name", name);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
