package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the roles allow is what the code and the workflows do: no less, and no more. */
class CrossCheckPermissionsTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();

  /** Bedrock checks it by itself when a call names a guardrail. */
  private static final String GUARDRAIL = "bedrock:ApplyGuardrail";

  /** What Lambda does in the name of a function: it writes logs, and keeps events that failed. */
  private static final Set<String> LAMBDAS_OWN =
      Set.of("logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage");

  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("bedrockruntime:converse", "bedrock:InvokeModel"),
          Map.entry("bedrockruntime:converseStream", "bedrock:InvokeModelWithResponseStream"),
          Map.entry("lambda:invoke", "lambda:InvokeFunction"),
          Map.entry("transaction dynamodb:put", "dynamodb:PutItem"),
          Map.entry("transaction dynamodb:update", "dynamodb:UpdateItem"),
          Map.entry("transaction dynamodb:delete", "dynamodb:DeleteItem"),
          Map.entry("transaction dynamodb:conditionCheck", "dynamodb:ConditionCheckItem"));

  private static final Map<String, String> PREFIXES =
      Map.of("sfn", "states", "bedrockruntime", "bedrock");

  /** Methods of clients and builders that call nothing; a transaction needs its parts' actions. */
  private static final Set<String> NO_CALLS =
      Set.of(
          "builder",
          "create",
          "close",
          "build",
          "serviceClientConfiguration",
          "transactWriteItems");

  @Test
  void functionsMayDoExactlyWhatTheirCodeDoes() {
    Map<String, JsonNode> functions = TEMPLATE.ofType(TemplateSource.FUNCTION);
    assertEquals(7, functions.size());
    functions.forEach(
        (id, properties) -> {
          String handler = properties.path("Handler").asText().split("::", -1)[0];
          Set<String> done = new TreeSet<>();
          ReachableCode.of(handler).sdkCalls().forEach(c -> addAction(done, c));
          Set<String> allowed = TEMPLATE.actions(properties);
          assertTrue(allowed.containsAll(LAMBDAS_OWN), id + " keeps logs and what failed");
          allowed.removeAll(LAMBDAS_OWN);
          boolean asksAModel = done.stream().anyMatch(a -> a.startsWith("bedrock:"));
          assertEquals(asksAModel, allowed.remove(GUARDRAIL), id + " and guardrails");
          assertEquals(done, allowed, id);
        });
  }

  private static void addAction(Set<String> actions, String call) {
    String[] parts = call.replace("Paginator", "").split(":", 2);
    if (NO_CALLS.contains(parts[1])) {
      return;
    }
    String action = ACTIONS.get(call);
    actions.add(action != null ? action : action(parts[0], parts[1]));
  }

  private static String action(String service, String method) {
    return PREFIXES.getOrDefault(service, service)
        + ":"
        + method.substring(0, 1).toUpperCase(Locale.ROOT)
        + method.substring(1);
  }

  @Test
  void workflowsMayDoExactlyWhatTheirStatesDo() {
    TEMPLATE
        .ofType(TemplateSource.MACHINE)
        .forEach(
            (id, properties) -> {
              String file = TemplateSource.file(properties.path("DefinitionUri").asText());
              Set<String> allowed =
                  TEMPLATE.actions(properties).stream()
                      .filter(a -> !a.startsWith("logs:"))
                      .collect(Collectors.toCollection(TreeSet::new));
              assertEquals(workflowActions(file), allowed, id);
            });
  }

  private static Set<String> workflowActions(String file) {
    Set<String> found = new TreeSet<>();
    Matcher task =
        Pattern.compile("\"arn:aws:states:::(?:aws-sdk:)?(\\w+):(\\w+)(?:\\.\\w+)?\"")
            .matcher(file);
    while (task.find()) {
      addAction(found, task.group(1) + ":" + task.group(2));
    }
    if (Pattern.compile("\"Resource\"\\s*:\\s*\"\\$\\{\\w+}\"").matcher(file).find()) {
      found.add("lambda:InvokeFunction");
    }
    return found;
  }

  @Test
  void workflowsMayCallExactlyTheFunctionsTheyAreGiven() {
    TEMPLATE
        .ofType(TemplateSource.MACHINE)
        .forEach(
            (id, properties) -> {
              Set<String> given =
                  TemplateSource.stream(properties.path("DefinitionSubstitutions"))
                      .map(v -> v.path("Ref").asText())
                      .filter(ref -> ref.endsWith(".Alias"))
                      .collect(Collectors.toCollection(TreeSet::new));
              Set<String> callable =
                  TemplateSource.statements(TEMPLATE.policies(properties))
                      .filter(
                          s ->
                              TemplateSource.texts(s.path("Action"))
                                  .anyMatch("lambda:InvokeFunction"::equals))
                      .flatMap(s -> TemplateSource.stream(s.path("Resource")))
                      .map(r -> r.path("Ref").asText())
                      .collect(Collectors.toCollection(TreeSet::new));
              assertEquals(given, callable, id);
            });
  }

  @Test
  void theHookMayCallExactlyTheVersionsItTries() throws IOException {
    JsonNode hook = TEMPLATE.properties("CheckVersion");
    String text = new ObjectMapper().writeValueAsString(hook.at("/Environment/Variables"));
    Set<String> tried =
        Pattern.compile("\"Ref\":\"(\\w+)\\.Version\"")
            .matcher(text)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> others = new TreeSet<>(TEMPLATE.ofType(TemplateSource.FUNCTION).keySet());
    others.remove("CheckVersion");
    assertEquals(others, tried);
    assertEquals(
        others,
        TemplateSource.statements(TEMPLATE.policies(hook))
            .filter(s -> s.path("Sid").asText().equals("TryTheVersions"))
            .flatMap(s -> TemplateSource.stream(s.path("Resource")))
            .map(r -> r.path("Ref").asText().replace(".Version", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
