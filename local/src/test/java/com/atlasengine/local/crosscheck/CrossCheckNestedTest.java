package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Intrinsics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The nested templates fit the one that nests them, and what a reader looks for is where it is. */
class CrossCheckNestedTest {
  private static final String NESTED = "AWS::Serverless::Application";
  private static final Set<String> NAMES = Set.of("FunctionName", "QueueName", "TableName");
  private static final Set<String> DIMENSIONS =
      Set.of("FunctionName", "QueueName", "TableName", "StateMachineArn");
  private static final List<String> WATCHED =
      List.of(
          TemplateSource.FUNCTION,
          TemplateSource.MACHINE,
          "AWS::DynamoDB::Table",
          "AWS::SQS::Queue");
  private static final TemplateSource ROOT = TemplateSource.read("template.yaml");

  @Test
  void everyFileIsNestedOnce() {
    List<String> files = new ArrayList<>(List.of("template.yaml"));
    ROOT.ofType(NESTED).values().forEach(p -> files.add(p.path("Location").asText()));
    assertEquals(TemplateSource.TEMPLATES, files);
  }

  @Test
  void everyParameterIsGivenAndUsed() {
    ROOT.ofType(NESTED)
        .values()
        .forEach(
            p -> {
              String file = p.path("Location").asText();
              JsonNode declared = TemplateSource.read(file).template().path("Parameters");
              assertEquals(
                  TemplateSource.names(declared), TemplateSource.names(p.path("Parameters")), file);
              String text = TemplateSource.file(file);
              TemplateSource.names(declared)
                  .forEach(
                      name ->
                          assertTrue(
                              text.contains("!Ref " + name) || text.contains("${" + name + "}"),
                              file + " does not use " + name));
            });
  }

  /** An output that does not exist is refused as the templates are read. */
  @Test
  void theStackHasTheOutputsOfTheBot() {
    JsonNode outputs = TemplateSource.read().template().path("Outputs");
    assertEquals("Bot", outputs.at("/BotId/Value/Ref").asText());
    TemplateSource.read("bot.yaml")
        .template()
        .path("Outputs")
        .properties()
        .forEach(
            output ->
                assertEquals(output.getValue(), outputs.path(output.getKey()), output.getKey()));
  }

  /** Its names start with the name of the stack that nests it, which is a parameter. */
  @Test
  void noNestedTemplateUsesItsOwnStackName() {
    TemplateSource.TEMPLATES.stream()
        .skip(1)
        .forEach(file -> assertFalse(TemplateSource.file(file).contains("AWS::StackName"), file));
  }

  /** Filters and queries name log groups, so CloudFormation does not see that they need them. */
  @Test
  void observabilityWaitsForTheLogGroupsThatItReads() {
    Intrinsics names = ROOT.intrinsics(Map.of());
    JsonNode observability = ROOT.template().at("/Resources/ObservabilityApplication");
    Set<String> waitedFor =
        TemplateSource.texts(observability.path("DependsOn"))
            .map(id -> names.resolve(ROOT.properties(id).path("LogGroupName")).asText())
            .collect(Collectors.toCollection(TreeSet::new));
    TemplateSource whole = TemplateSource.read();
    Stream<JsonNode> filtered =
        whole.ofType("AWS::Logs::MetricFilter").values().stream().map(p -> p.path("LogGroupName"));
    Stream<JsonNode> queried =
        whole.ofType("AWS::Logs::QueryDefinition").values().stream()
            .flatMap(p -> TemplateSource.stream(p.path("LogGroupNames")));
    assertEquals(
        waitedFor,
        Stream.concat(filtered, queried)
            .map(name -> whole.intrinsics(Map.of()).resolve(name).asText())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** CloudWatch takes any name, and shows nothing. */
  @Test
  void everythingThatIsWatchedByNameExists() throws JsonProcessingException {
    TemplateSource whole = TemplateSource.read();
    Intrinsics names = whole.intrinsics(Map.of());
    Set<String> there = new TreeSet<>();
    for (String type : WATCHED) {
      whole
          .ofType(type)
          .forEach(
              (id, p) -> {
                there.add(id); // what a reference to it is read as here
                NAMES.forEach(name -> there.add(names.resolve(p.path(name)).asText()));
              });
    }
    Set<String> watched = new TreeSet<>();
    whole
        .ofType(TemplateSource.ALARM)
        .values()
        .forEach(alarm -> addDimensions(watched, names.resolve(alarm)));
    addWidgets(watched, names.resolve(whole.properties("Dashboard").path("DashboardBody")));
    assertTrue(watched.size() >= 12, watched.toString());
    watched.removeAll(there);
    assertEquals(Set.of(), watched);
  }

  private static void addDimensions(Set<String> watched, JsonNode alarm) {
    alarm.findParents("Value").stream()
        .filter(d -> DIMENSIONS.contains(d.path("Name").asText()))
        .forEach(d -> watched.add(d.path("Value").asText()));
  }

  private static void addWidgets(Set<String> watched, JsonNode body)
      throws JsonProcessingException {
    for (JsonNode widget : new ObjectMapper().readTree(body.asText()).path("widgets")) {
      for (JsonNode metric : widget.at("/properties/metrics")) {
        if (DIMENSIONS.contains(metric.path(2).asText())) {
          watched.add(metric.path(3).asText());
        }
      }
    }
  }

  /** Whoever looks for a function scrolls past no alarm: those that gate a deployment come last. */
  @Test
  void alarmsComeAfterEverythingThatTheyWatch() {
    List<String> types =
        TemplateSource.stream(ROOT.template().path("Resources"))
            .map(r -> r.path("Type").asText())
            .toList();
    assertTrue(types.indexOf(TemplateSource.ALARM) > types.lastIndexOf(TemplateSource.FUNCTION));
    assertTrue(types.indexOf(TemplateSource.ALARM) > types.lastIndexOf(TemplateSource.MACHINE));
    Set<String> gates = new TreeSet<>();
    gateLists().forEach(list -> list.forEach(alarm -> gates.add(alarm.path("Ref").asText())));
    assertEquals(gates, ROOT.ofType(TemplateSource.ALARM).keySet());
  }

  private static Stream<JsonNode> gateLists() {
    return Stream.concat(
            Stream.of(ROOT.globals()),
            Stream.of(TemplateSource.FUNCTION, TemplateSource.MACHINE)
                .flatMap(type -> ROOT.ofType(type).values().stream()))
        .map(p -> p.at("/DeploymentPreference/Alarms"));
  }

  @Test
  void everyStageMayExpandWhatIsNested() {
    assertEquals(
        3,
        TemplateSource.file("samconfig.toml")
            .lines()
            .filter("capabilities = [\"CAPABILITY_IAM\", \"CAPABILITY_AUTO_EXPAND\"]"::equals)
            .count());
  }
}
