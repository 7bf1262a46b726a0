package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/**
 * Whatever happens to a visitor, nothing that operators can read tells who it was or what they
 * said.
 */
class PrivacyIT {
  private static final String METRICS = "\"_aws\"";

  private final Map<String, String> texts = new TreeMap<>();
  private final LeakSearch search = new LeakSearch();

  /** A history holds these by Step Functions' nature. */
  private final LeakSearch searchOutsideHistories = new LeakSearch();

  @Test
  void nothingTellsWhoItWasOrWhatTheySaid_afterAWholeJourneyAtDebugLevel() throws Exception {
    PrivacyJourney.PHONES.forEach(phone -> search.number(phone.substring(2)));
    search.words(PrivacyJourney.WORDS);
    Instant start = Instant.now();
    try (EngineLog log = EngineLog.open();
        RunningEngine engine = RunningEngine.start(options());
        EngineOutput output = new EngineOutput(engine.endpoint(), start)) {
      PrivacyJourney.FUNCTIONS.forEach(f -> assertEquals("DEBUG", output.logLevel(f), f));
      searchForSecrets(engine);
      searchForKeys(new PrivacyJourney(engine, output).run());
      texts.putAll(output.logGroups());
      texts.putAll(output.traces());
      texts.putAll(output.histories());
      texts.put("log", log.text());
    }

    checkThatItIsAll();
    System.out.println(figures());
    assertEquals(List.of(), findLeaks());
  }

  private static EngineOptions options() {
    return TestEngine.patient()
        .withParameter("LogLevel", "DEBUG")
        .withParameter("DeletionProof", "LastName")
        .withParameter("VisitorPublicKey", PrivacyJourney.publicKey())
        .withoutSchedules();
  }

  /** Whoever has these can read what is sealed, or speak for a visitor. */
  private void searchForKeys(Map<String, AttributeValue> call) {
    search.secret("an interaction's key", JourneyDriver.text(call, "SK").split("#", 3)[2]);
    searchOutsideHistories.secret(
        "a task token", JourneyDriver.text(call, "StepFunctionTaskToken"));
  }

  private void searchForSecrets(RunningEngine engine) throws Exception {
    try (SecretsManagerClient secrets =
        TestEngine.withEndpoint(SecretsManagerClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      for (SecretListEntry secret : secrets.listSecrets().secretList()) {
        String value = secrets.getSecretValue(r -> r.secretId(secret.name())).secretString();
        search.secret("secret " + secret.name(), isolate(value));
      }
    }
  }

  /** Of Salesforce's credentials only the key is secret. */
  private static String isolate(String secret) throws Exception {
    if (!secret.startsWith("{")) {
      return secret;
    }
    String key = new ObjectMapper().readTree(secret).path("private_key").asText();
    return key.replaceAll("-----[A-Z ]+-----", "");
  }

  /** A search of nothing finds nothing. */
  private void checkThatItIsAll() {
    for (String function : PrivacyJourney.FUNCTIONS) {
      String group = Objects.requireNonNull(texts.get("/aws/lambda/" + function), function);
      assertTrue(group.contains("REPORT RequestId"), () -> function + " was not invoked");
    }
    assertTrue(count("/aws/", METRICS) > 0, "the metrics are among it");
    assertTrue(text("log").contains("\"level\":\"WARN\""), "the failures are in the log");
    assertTrue(count("trace ", "\"trace_id\"") > 0, "functions sent segments");
    assertTrue(count("history ", "ExecutionSucceeded") > 0, "a call was followed to its end");
    assertFalse(search.search("x", "+1 " + PrivacyJourney.PHONES.getFirst()).isEmpty());
  }

  private List<String> findLeaks() {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (place, text) -> {
          found.addAll(search.search(place, text));
          if (!place.startsWith("history ")) {
            found.addAll(searchOutsideHistories.search(place, text));
          }
        });
    return found;
  }

  private String figures() {
    return "searched: %d lines of the log, %d of log groups, %d metrics documents, %d segments, %d events of histories, for %d forms in %d readings"
        .formatted(
            lines("log"),
            lines("/aws/"),
            count("/aws/", METRICS),
            lines("trace "),
            lines("history "),
            search.forms() + 1,
            LineReadings.WAYS);
  }

  private String text(String place) {
    return Optional.ofNullable(texts.get(place)).orElseThrow();
  }

  private long lines(String places) {
    return count(places, "");
  }

  private long count(String places, String words) {
    return texts.entrySet().stream()
        .filter(text -> text.getKey().startsWith(places))
        .flatMap(text -> text.getValue().lines())
        .filter(line -> line.contains(words))
        .count();
  }
}
