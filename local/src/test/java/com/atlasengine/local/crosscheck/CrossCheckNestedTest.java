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
      List.of(Stack.FUNCTION, Stack.MACHINE, "AWS::DynamoDB::Table", "AWS::SQS::Queue");
  private static final Stack ROOT = Stack.read("template.yaml");

  @Test
  void everyFileIsNestedOnce() {
    List<String> files = new ArrayList<>(List.of("template.yaml"));
    ROOT.ofType(NESTED).values().forEach(p -> files.add(p.path("Location").asText()));
    assertEquals(Stack.TEMPLATES, files);
  }

  @Test
  void everyParameterIsGivenAndUsed() {
    ROOT.ofType(NESTED)
        .values()
        .forEach(
            p -> {
              String file = p.path("Location").asText();
              JsonNode declared = Stack.read(file).template().path("Parameters");
              assertEquals(Stack.names(declared), Stack.names(p.path("Parameters")), file);
              String text = Stack.file(file);
              Stack.names(declared)
                  .forEach(
                      name ->
                          assertTrue(
                              text.contains("!Ref " + name) || text.contains("${" + name + "}"),
                              file + " does not use " + name));
            });
  }

  /** An output that does not exist is refused as the templates are read. */
  @Test
  void theStackTellsWhatTheBotTells() {
    JsonNode outputs = Stack.read().template().path("Outputs");
    assertEquals("Bot", outputs.at("/BotId/Value/Ref").asText());
    Stack.read("bot.yaml")
        .template()
        .path("Outputs")
        .properties()
        .forEach(
            output ->
                assertEquals(output.getValue(), outputs.path(output.getKey()), output.getKey()));
  }

  /** Its names start with those of the stack that nests it, which it is told. */
  @Test
  void noNestedTemplateSpeaksOfItsOwnName() {
    Stack.TEMPLATES.stream()
        .skip(1)
        .forEach(file -> assertFalse(Stack.file(file).contains("AWS::StackName"), file));
  }

  /** Filters and queries name log groups, so CloudFormation does not see that they need them. */
  @Test
  void observabilityWaitsForTheLogGroupsThatItReads() {
    Intrinsics names = ROOT.with(Map.of());
    JsonNode observability = ROOT.template().at("/Resources/ObservabilityApplication");
    Set<String> waitedFor =
        Stack.texts(observability.path("DependsOn"))
            .map(id -> names.resolve(ROOT.properties(id).path("LogGroupName")).asText())
            .collect(Collectors.toCollection(TreeSet::new));
    Stack whole = Stack.read();
    Stream<JsonNode> filtered =
        whole.ofType("AWS::Logs::MetricFilter").values().stream().map(p -> p.path("LogGroupName"));
    Stream<JsonNode> queried =
        whole.ofType("AWS::Logs::QueryDefinition").values().stream()
            .flatMap(p -> Stack.stream(p.path("LogGroupNames")));
    assertEquals(
        waitedFor,
        Stream.concat(filtered, queried)
            .map(name -> whole.with(Map.of()).resolve(name).asText())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** CloudWatch takes any name, and shows nothing. */
  @Test
  void everythingThatIsWatchedByNameExists() throws JsonProcessingException {
    Stack whole = Stack.read();
    Intrinsics names = whole.with(Map.of());
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
        .ofType(Stack.ALARM)
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
        Stack.stream(ROOT.template().path("Resources")).map(r -> r.path("Type").asText()).toList();
    assertTrue(types.indexOf(Stack.ALARM) > types.lastIndexOf(Stack.FUNCTION));
    assertTrue(types.indexOf(Stack.ALARM) > types.lastIndexOf(Stack.MACHINE));
    Set<String> gates = new TreeSet<>();
    gateLists().forEach(list -> list.forEach(alarm -> gates.add(alarm.path("Ref").asText())));
    assertEquals(gates, ROOT.ofType(Stack.ALARM).keySet());
  }

  private static Stream<JsonNode> gateLists() {
    return Stream.concat(
            Stream.of(ROOT.globals()),
            Stream.of(Stack.FUNCTION, Stack.MACHINE)
                .flatMap(type -> ROOT.ofType(type).values().stream()))
        .map(p -> p.at("/DeploymentPreference/Alarms"));
  }

  @Test
  void everyStageMayExpandWhatIsNested() {
    assertEquals(
        3,
        Stack.file("samconfig.toml")
            .lines()
            .filter("capabilities = [\"CAPABILITY_IAM\", \"CAPABILITY_AUTO_EXPAND\"]"::equals)
            .count());
  }
}
