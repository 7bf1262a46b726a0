package com.atlasengine.local.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

final class SecretsManagerTest {
  private static final String NAME = "AtlasEngine/SalesforceCreds";
  private static final String TOKEN = "11111111-2222-3333-4444-555555555555";

  private SdkClients engine;
  private SecretsManagerClient client;

  @BeforeEach
  void start() throws IOException {
    Template.Secret given = secret(NAME, Optional.empty());
    JsonNode twelveDigits =
        JsonNodeFactory.instance
            .objectNode()
            .put("PasswordLength", 12)
            .put("ExcludePunctuation", true)
            .put("ExcludeLowercase", true)
            .put("ExcludeUppercase", true)
            .put("ExcludeCharacters", "0");
    Template.Secret generated = secret("AtlasEngine/SessionKey", Optional.of(twelveDigits));
    engine =
        new SdkClients(
            new SecretsManager(
                List.of(given, generated),
                Map.of(NAME, "{\"username\":\"u\"}"),
                Clock.systemUTC(),
                Latency.NONE));
    client = engine.sync(SecretsManagerClient.builder());
  }

  private static Template.Secret secret(String name, Optional<JsonNode> generate) {
    String arn = PhysicalIds.arn("secretsmanager", "secret:" + name + "-Labcde");
    return new Template.Secret("Id", name, arn, Optional.empty(), generate);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void value_whenAskedByNameArnOrArnWithoutEnding() {
    String arn = client.describeSecret(r -> r.secretId(NAME)).arn();
    String withoutEnding = arn.substring(0, arn.length() - "-Labcde".length());
    for (String id : List.of(NAME, arn, withoutEnding)) {
      assertEquals(
          "{\"username\":\"u\"}", client.getSecretValue(r -> r.secretId(id)).secretString());
    }
  }

  @Test
  void newValueIsCurrent_whenPut() {
    String before = client.getSecretValue(r -> r.secretId(NAME)).versionId();
    client.putSecretValue(r -> r.secretId(NAME).secretString("new"));
    assertEquals("new", client.getSecretValue(r -> r.secretId(NAME)).secretString());
    assertEquals(
        before,
        client.getSecretValue(r -> r.secretId(NAME).versionStage("AWSPREVIOUS")).versionId());
    assertEquals(
        List.of("AWSPREVIOUS"),
        client.describeSecret(r -> r.secretId(NAME)).versionIdsToStages().get(before));
  }

  @Test
  void sameTokenPutsOnce_whenContentIsTheSame() {
    client.putSecretValue(r -> r.secretId(NAME).secretString("a").clientRequestToken(TOKEN));
    client.putSecretValue(r -> r.secretId(NAME).secretString("a").clientRequestToken(TOKEN));
    assertEquals(2, client.describeSecret(r -> r.secretId(NAME)).versionIdsToStages().size());
    assertThrows(
        ResourceExistsException.class,
        () ->
            client.putSecretValue(
                r -> r.secretId(NAME).secretString("b").clientRequestToken(TOKEN)));
  }

  @Test
  void notFound_whenThereIsNoSuchSecret() {
    assertThrows(
        ResourceNotFoundException.class, () -> client.getSecretValue(r -> r.secretId("nope")));
  }

  @Test
  void everySecret_whenListed() {
    assertEquals(
        List.of(NAME, "AtlasEngine/SessionKey"),
        client.listSecrets().secretList().stream().map(entry -> entry.name()).toList());
  }

  @Test
  void randomValue_whenTheTemplateGeneratesIt() {
    String value = client.getSecretValue(r -> r.secretId("AtlasEngine/SessionKey")).secretString();
    assertTrue(value.matches("[1-9]{12}"), value.length() + " characters");
  }
}
