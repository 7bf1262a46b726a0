package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.content.ContentFile;
import com.atlasengine.local.content.ContentFolder;
import com.atlasengine.local.smoke.Clients;
import com.atlasengine.local.smoke.Deployment;
import com.atlasengine.local.smoke.JsonReport;
import com.atlasengine.local.smoke.Report;
import com.atlasengine.local.smoke.Smoke;
import com.atlasengine.local.smoke.SmokeException;
import com.atlasengine.local.smoke.Stage;
import com.atlasengine.local.smoke.TextReport;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The smoke on the whole engine: green as it is, and red for what is put in. */
class SmokeIT {
  private static final Smoke.Options QUICK =
      new Smoke.Options(2, Duration.ZERO, Duration.ofSeconds(5));

  private static RunningEngine engine;
  private static EngineDriver driver;
  private static Clients clients;
  private static Deployment deployment;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = RunningEngine.shared();
    driver = new EngineDriver(engine);
    clients = Clients.ofEngine(Template.REGION, engine.endpoint());
    deployment = Deployment.find(clients, new Stage(Template.STACK, Template.REGION));
  }

  @AfterEach
  void endFaults() throws Exception {
    driver.endFaults();
  }

  @AfterAll
  static void close() {
    clients.close();
    driver.close();
  }

  @Test
  void isGreenAndLeavesNothing_whenAllIsWell() throws Exception {
    Set<String> before = people();

    Report report = smoke("en_US").run(Optional.empty());

    JsonNode json = JsonReport.write(report);
    String text = TextReport.write(report);
    assertTrue(report.isGreen(), text);
    assertEquals(19, json.path("turns").size(), text);
    for (JsonNode turn : json.path("turns")) {
      assertTrue(turn.has("lexMs") && turn.has("modelMs") && turn.has("reply"), text);
    }
    assertEquals(19, json.at("/millis/function/turns").asInt(), text);
    assertTrue(json.at("/millis/model/turns").asInt() >= 1, text);
    assertEquals(8, json.at("/questions/told").asInt(), text);
    assertTrue(json.at("/questions/cached").asInt() >= 1, text);
    assertEquals(Set.of(), intentsThatAreMissing(json));
    assertEquals(List.of(), report.left());
    assertEquals(before, people());
  }

  private static Set<String> intentsThatAreMissing(JsonNode json) {
    Set<String> missing =
        new TreeSet<>(
            Set.of(
                "GreetingIntent",
                "AboutTechnologyIntent",
                "AboutDemoIntent",
                "InitiateDemo",
                "CallbackIntent",
                "DeleteMyInfoIntent",
                "CloseIntent",
                "FallbackIntent"));
    json.path("turns").forEach(turn -> missing.remove(turn.path("intent").asText()));
    return missing;
  }

  /** The keys of all interactions and pending work, and the Leads. */
  private static Set<String> people() throws Exception {
    Set<String> all = new TreeSet<>();
    for (Map<String, AttributeValue> item : driver.scan(EngineDriver.INTERACTIONS)) {
      String key = item.getOrDefault("PK", AttributeValue.fromS("")).s();
      if (key.startsWith("LEAD#") || key.equals("PENDING")) {
        all.add(key + item.get("SK"));
      }
    }
    engine.sales.query("SELECT Id FROM Lead").forEach(lead -> all.add(lead.path("Id").asText()));
    return all;
  }

  @Test
  void isRed_whenTheModelIsDown() throws Exception {
    driver.setFaults(Map.of("bedrock", "down"));

    Report report = smoke("es_US").run(Optional.empty());

    assertFalse(report.isGreen());
    assertTrue(
        report.problems().getFirst().startsWith("the model does not answer: "),
        report.problems().toString());
  }

  @Test
  void isRed_whenTheTurnFails() throws Exception {
    driver.setFaults(Map.of("lex", "broken"));

    Report report = smoke("en_US").run(Optional.empty());

    assertFalse(report.isGreen());
    assertTrue(
        report.problems().getFirst().contains("Lex answered "), report.problems().toString());
  }

  @Test
  void saysSo_whenTheAliasIsWrong() {
    Deployment wrong =
        new Deployment(
            deployment.stage(),
            deployment.botId(),
            "OTHERALIAS",
            deployment.function(),
            deployment.interactionsTable(),
            Optional.empty());

    SmokeException e =
        assertThrows(SmokeException.class, () -> smoke(wrong, "en_US").run(Optional.empty()));

    assertTrue(String.valueOf(e.getMessage()).contains("OTHERALIAS"), e.getMessage());
  }

  @Test
  void tellsWithTracesAlone_whenLogsCannotBeRead() throws Exception {
    driver.setFaults(Map.of("logs", "denied"));

    Report report = smoke("en_US").run(Optional.empty());

    JsonNode json = JsonReport.write(report);
    assertTrue(report.isGreen(), TextReport.write(report));
    assertEquals(19, json.at("/millis/function/turns").asInt(), TextReport.write(report));
  }

  @Test
  void isGreenWithoutParts_whenNeitherCanBeRead() throws Exception {
    driver.setFaults(Map.of("logs", "denied", "xray", "denied"));

    Report report = smoke("en_US").run(Optional.empty());

    assertTrue(report.isGreen(), TextReport.write(report));
    assertTrue(TextReport.write(report).contains("not told"));
    assertTrue(
        TextReport.write(report).contains("logs:FilterLogEvents: AccessDeniedException"),
        TextReport.write(report));
  }

  @Test
  void followsTheCallToTheSummary() throws Exception {
    String phone = "+12065550188";
    CompletableFuture<Void> person = CompletableFuture.runAsync(() -> pickUpAndHangUp(phone));

    Report report =
        smoke("en_US")
            .run(Optional.of(new Smoke.Call("Smoke Test", phone, Duration.ofSeconds(60))));
    person.join();

    assertTrue(report.isGreen(), TextReport.write(report));
    assertEquals(4, JsonReport.write(report).at("/call/reached").size());
    assertTrue(report.left().getFirst().contains("the Lead 00Q"), report.left().toString());
    assertFalse(TextReport.write(report).contains(phone.substring(1)));
  }

  private static void pickUpAndHangUp(String phone) {
    try {
      JourneyDriver journey = new JourneyDriver(engine);
      Map<String, AttributeValue> item = journey.awaitCall(phone);
      Visitor visitor = new Visitor(engine.lex, "smoke-on-the-phone");
      Visitor.BotReply unused = visitor.pickUpAndSay(JourneyDriver.key(item), "hello");
      journey.hangUp(item);
    } catch (Exception e) {
      throw new IllegalStateException("nobody picked up", e);
    }
  }

  private static Smoke smoke(String locale) throws Exception {
    return smoke(deployment, locale);
  }

  private static Smoke smoke(Deployment where, String locale) throws Exception {
    List<String> lines = new ArrayList<>();
    ContentFile content =
        new ContentFolder(Path.of("../content"))
            .files().stream()
                .filter(file -> file.locale().equals(locale))
                .findFirst()
                .orElseThrow();
    return new Smoke(clients, where, content, QUICK, lines::add);
  }
}
