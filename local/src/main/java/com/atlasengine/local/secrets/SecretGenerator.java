package com.atlasengine.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/** What CloudFormation does with a secret's {@code GenerateSecretString}. */
final class SecretGenerator {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** CloudFormation's length when the template gives none. */
  private static final int DEFAULT_LENGTH = 32;

  private final SecureRandom random = new SecureRandom();

  /**
   * A new secret value: a random string, or {@code SecretStringTemplate} with the random string
   * under {@code GenerateStringKey}.
   *
   * @param properties the resolved {@code GenerateSecretString} of the template
   */
  String generate(JsonNode properties) {
    String value = randomString(properties);
    if (!properties.hasNonNull("SecretStringTemplate")) {
      return value;
    }
    try {
      JsonNode template =
          new ObjectMapper().readTree(properties.get("SecretStringTemplate").asText());
      return ((ObjectNode) template)
          .put(properties.path("GenerateStringKey").asText(), value)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("SecretStringTemplate is not JSON", e);
    }
  }

  private String randomString(JsonNode properties) {
    String alphabet = alphabet(properties);
    int length = properties.path("PasswordLength").asInt(DEFAULT_LENGTH);
    StringBuilder value = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      value.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return value.toString();
  }

  private static String alphabet(JsonNode properties) {
    StringBuilder all = new StringBuilder();
    add(all, LOWER, properties.path("ExcludeLowercase"));
    add(all, LOWER.toUpperCase(java.util.Locale.ROOT), properties.path("ExcludeUppercase"));
    add(all, DIGITS, properties.path("ExcludeNumbers"));
    add(all, PUNCTUATION, properties.path("ExcludePunctuation"));
    if (properties.path("IncludeSpace").asBoolean()) {
      all.append(' ');
    }
    String excluded = properties.path("ExcludeCharacters").asText();
    return all.chars()
        .filter(c -> excluded.indexOf(c) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void add(StringBuilder all, String characters, JsonNode excluded) {
    if (!excluded.asBoolean()) {
      all.append(characters);
    }
  }
}
