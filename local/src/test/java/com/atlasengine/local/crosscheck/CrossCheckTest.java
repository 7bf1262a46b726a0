package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.NestedTemplates;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The template, the code and the state machines say the same; no linter looks at all three. */
class CrossCheckTest {
  private static final Path ROOT = Path.of("..");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Variables that libraries read, not our code. */
  private static final Set<String> READ_BY_LIBRARIES =
      Set.of("LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME");

  /** Variables that Lambda itself sets. */
  private static final Set<String> SET_BY_LAMBDA =
      Set.of("AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_INITIALIZATION_TYPE");

  /** Set by the local engine: for content that is not in the jars, and where its services are. */
  private static final Set<String> SET_BY_THE_LOCAL_ENGINE =
      Set.of("CONTENT_DIRECTORY", "AWS_ENDPOINT_URL");

  private static JsonNode template;

  @BeforeAll
  static void readTheTemplate() throws IOException {
    template = NestedTemplates.read(ROOT.resolve("template.yaml"));
  }

  @Test
  void everyHandlerIsInItsModulesClassesAndLogsToItsOwnGroup() {
    assertEquals(7, functions().size());
    assertAll(
        functions().entrySet().stream()
            .map(
                f ->
                    () -> {
                      JsonNode p = f.getValue().path("Properties");
                      String handler = p.path("Handler").asText();
                      Path classes = ROOT.resolve(module(f.getKey())).resolve("target/classes");
                      String file = classFile(handler);
                      assertTrue(Files.exists(classes.resolve(file)), handler);
                      assertEquals(
                          module(f.getKey()) + "/target/" + module(f.getKey()) + ".jar",
                          p.path("CodeUri").asText());
                      assertEquals(
                          f.getKey() + "Logs",
                          p.path("LoggingConfig").path("LogGroup").path("Ref").asText());
                      assertTrue(resources().has(f.getKey() + "Logs"), f.getKey());
                    }));
  }

  /** Exactly: what is not set falls back to a default that nobody chose, such as no guardrail. */
  @Test
  void everyFunctionIsGivenTheVariablesItReadsAndNoOthers() {
    assertAll(
        functions().entrySet().stream()
            .map(
                f ->
                    () -> {
                      String handler = f.getValue().at("/Properties/Handler").asText();
                      String type = handler.split("::", -1)[0];
                      Set<String> read = new TreeSet<>(ReachableCode.of(type).variables());
                      read.removeAll(SET_BY_LAMBDA);
                      read.removeAll(SET_BY_THE_LOCAL_ENGINE);
                      read.addAll(READ_BY_LIBRARIES);
                      assertEquals(read, variables(f.getValue()), f.getKey());
                    }));
  }

  @Test
  void everySubstitutionIsDefinedAndUsed() throws IOException {
    Pattern placeholder = Pattern.compile("\\$\\{(\\w+)}");
    for (Map.Entry<String, JsonNode> machine : machines().entrySet()) {
      JsonNode p = machine.getValue().path("Properties");
      String file = Files.readString(ROOT.resolve(p.path("DefinitionUri").asText()));
      Set<String> used =
          placeholder.matcher(file).results().map(m -> m.group(1)).collect(Collectors.toSet());
      Set<String> defined = names(p.path("DefinitionSubstitutions"));
      assertEquals(new TreeSet<>(defined), new TreeSet<>(used), machine.getKey());
    }
  }

  @Test
  void everyTaskEndsAndRetriesOnlyErrorsThatExist() throws IOException {
    for (JsonNode machine : machines().values()) {
      Path file = ROOT.resolve(machine.path("Properties").path("DefinitionUri").asText());
      List<JsonNode> states = states(JSON.readTree(file.toFile()));
      assertFalse(states.isEmpty());
      for (JsonNode state : states) {
        if (state.path("Type").asText().equals("Task")) {
          assertTrue(
              state.has("TimeoutSeconds") || state.has("TimeoutSecondsPath"), file + ": " + state);
        }
        for (JsonNode retry : state.path("Retry")) {
          for (JsonNode error : retry.path("ErrorEquals")) {
            assertFalse(error.asText().equals("States.ALL"), file + " retries States.ALL");
          }
          assertCrashesAreRetried(retry, file);
        }
        assertTrue(unknownErrors(state).isEmpty(), file + ": " + unknownErrors(state));
      }
    }
  }

  /** Lambda has three names for a function that answered nothing. */
  private static void assertCrashesAreRetried(JsonNode retry, Path file) {
    Set<String> errors = texts(retry.path("ErrorEquals")).collect(Collectors.toSet());
    Set<String> crashes = Set.of("Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout");
    assertTrue(
        errors.containsAll(crashes) || crashes.stream().noneMatch(errors::contains),
        file + ": " + errors);
  }

  @Test
  void theBotCallsTheAliasAndHasItsEightIntents() {
    JsonNode locale = resources().path("Bot").path("Properties").path("BotLocales").path(0);
    Set<String> intents =
        stream(locale.path("Intents"))
            .map(i -> i.path("Name").asText())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "GreetingIntent",
            "AboutTechnologyIntent",
            "AboutDemoIntent",
            "InitiateDemo",
            "CallbackIntent",
            "DeleteMyInfoIntent",
            "CloseIntent",
            "FallbackIntent"),
        intents);
    assertTrue(
        stream(locale.path("Intents"))
            .allMatch(i -> i.at("/FulfillmentCodeHook/Enabled").asBoolean()));
    JsonNode alias = resources().path("BotAlias").path("Properties");
    assertEquals(
        "LexFulfillment.Alias",
        alias
            .at(
                "/BotAliasLocaleSettings/0/BotAliasLocaleSetting/CodeHookSpecification/LambdaCodeHook/LambdaArn/Ref")
            .asText());
  }

  @Test
  void everyJarHoldsItsHandler_whenItIsBuilt() throws IOException {
    for (Map.Entry<String, JsonNode> function : functions().entrySet()) {
      JsonNode p = function.getValue().path("Properties");
      Path jar = ROOT.resolve(p.path("CodeUri").asText());
      assertTrue(Files.exists(jar), jar + " is built before this module is tested");
      try (JarFile file = new JarFile(jar.toFile())) {
        String handler = classFile(p.path("Handler").asText());
        assertTrue(file.getEntry(handler) != null, handler);
      }
    }
  }

  private static Set<String> unknownErrors(JsonNode state) {
    return Stream.of("Retry", "Catch")
        .flatMap(k -> stream(state.path(k)))
        .flatMap(r -> texts(r.path("ErrorEquals")))
        .filter(e -> e.startsWith("com.atlasengine"))
        .filter(
            e ->
                !Files.exists(
                    ROOT.resolve("shared-core/target/classes/" + e.replace('.', '/') + ".class")))
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> states(JsonNode machine) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode state : machine.path("States")) {
      found.add(state);
      for (JsonNode branch : state.path("Branches")) {
        found.addAll(states(branch));
      }
    }
    return found;
  }

  private static Set<String> variables(JsonNode function) {
    Set<String> set = new TreeSet<>(names(template.at("/Globals/Function/Environment/Variables")));
    set.addAll(names(function.at("/Properties/Environment/Variables")));
    return set;
  }

  private static String classFile(String handler) {
    return handler.replaceAll("::.*", "").replace('.', '/') + ".class";
  }

  private static String module(String logicalId) {
    return logicalId.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Map<String, JsonNode> functions() {
    return ofType("AWS::Serverless::Function"::equals);
  }

  private static Map<String, JsonNode> machines() {
    return ofType("AWS::Serverless::StateMachine"::equals);
  }

  private static Map<String, JsonNode> ofType(Predicate<String> type) {
    return resources().properties().stream()
        .filter(e -> type.test(e.getValue().path("Type").asText()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static JsonNode resources() {
    return template.path("Resources");
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? stream(oneOrMany).map(JsonNode::asText)
        : Stream.of(oneOrMany.asText());
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
