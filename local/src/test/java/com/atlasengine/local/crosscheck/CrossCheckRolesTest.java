package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Roles are the template's own: for one function, its log group, and the kinds of its items. */
class CrossCheckRolesTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();
  private static final String LEADING_KEYS =
      "/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys";

  private static final Map<String, JsonNode> FUNCTIONS = TEMPLATE.ofType(TemplateSource.FUNCTION);

  private static Stream<JsonNode> statements(JsonNode properties) {
    return TemplateSource.statements(TEMPLATE.policies(properties));
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    FUNCTIONS.forEach(
        (id, properties) -> {
          assertEquals(id + "Role", properties.at("/Role/Fn::GetAtt/0").asText());
          assertFalse(properties.has("Policies"), id + ": SAM takes no policies beside a role");
        });
  }

  @Test
  void noRoleHasAManagedPolicy_exceptForTraces() {
    FUNCTIONS.forEach(
        (id, properties) ->
            assertEquals(
                List.of("arn:${AWS::Partition}:iam::aws:policy/AWSXrayWriteOnlyAccess"),
                TemplateSource.stream(TEMPLATE.properties(id + "Role").path("ManagedPolicyArns"))
                    .map(Policies::text)
                    .toList()));
  }

  @Test
  void everyFunctionWritesToItsOwnLogGroupOnly() {
    FUNCTIONS.forEach(
        (id, properties) -> {
          List<JsonNode> logs =
              statements(properties)
                  .filter(
                      s ->
                          TemplateSource.texts(s.path("Action"))
                              .anyMatch(action -> action.startsWith("logs:")))
                  .toList();
          String group = properties.at("/LoggingConfig/LogGroup/Ref").asText();
          assertEquals(1, logs.size(), id);
          assertEquals(
              List.of("logs:CreateLogStream", "logs:PutLogEvents"),
              TemplateSource.texts(logs.getFirst().path("Action")).toList());
          assertEquals(
              List.of("${" + group + ".Arn}"),
              TemplateSource.stream(logs.getFirst().path("Resource")).map(Policies::text).toList());
          assertEquals(
              "/aws/lambda/" + Policies.text(properties.path("FunctionName")),
              Policies.text(TEMPLATE.properties(group).path("LogGroupName")));
        });
  }

  @Test
  void everyFunctionKeepsWhatFailed_whereItsEventsGo() {
    FUNCTIONS.forEach(
        (id, properties) -> {
          JsonNode own =
              properties.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination");
          JsonNode global =
              TEMPLATE.globals().at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination");
          String queue = Policies.text(own.isMissingNode() ? global : own);
          assertTrue(
              statements(properties)
                  .filter(s -> s.at("/Action/0").asText().equals("sqs:SendMessage"))
                  .anyMatch(s -> Policies.text(s.at("/Resource/0")).equals(queue)),
              id + " keeps what failed in " + queue);
        });
  }

  @Test
  void whoTouchesATableNamesTheKindsOfItems() {
    Set<String> kinds = new TreeSet<>();
    Stream.of(TemplateSource.FUNCTION, TemplateSource.MACHINE)
        .flatMap(type -> TEMPLATE.ofType(type).values().stream())
        .flatMap(CrossCheckRolesTest::statements)
        .filter(CrossCheckRolesTest::touchesATable)
        .forEach(
            s -> {
              Set<String> keys =
                  TemplateSource.texts(s.at(LEADING_KEYS)).collect(Collectors.toSet());
              assertFalse(keys.isEmpty() || keys.contains("*"), s.path("Sid").asText());
              kinds.addAll(keys);
            });
    assertTrue(kinds.containsAll(Set.of("CLAIM#*", "LATE#*", "LEAD#*", "PENDING", "SET-ASIDE")));
  }

  /** A query of an index has another key, so its resource is the index and not the table. */
  private static boolean touchesATable(JsonNode statement) {
    return TemplateSource.texts(statement.path("Action")).anyMatch(a -> a.startsWith("dynamodb:"))
        && TemplateSource.stream(statement.path("Resource"))
            .map(Policies::text)
            .anyMatch(resource -> !resource.contains("/index/"));
  }
}
