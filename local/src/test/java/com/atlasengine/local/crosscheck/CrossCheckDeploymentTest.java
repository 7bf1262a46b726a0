package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Intrinsics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only a deployment would tell otherwise: settings that exclude each other, names, stages. */
class CrossCheckDeploymentTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();
  private static final List<String> STAGES = List.of("dev", "staging", "prod");

  @Test
  void everyAsynchronousCallKeepsWhatFails() {
    assertTrue(
        TEMPLATE.globals().at("/EventInvokeConfig/DestinationConfig/OnFailure").has("Destination"));
    Map<String, JsonNode> all = new HashMap<>(TEMPLATE.ofType(TemplateSource.FUNCTION));
    all.putAll(TEMPLATE.ofType(TemplateSource.MACHINE));
    all.forEach(
        (id, p) ->
            p.path("Events")
                .properties()
                .forEach(
                    e -> {
                      JsonNode event = e.getValue().path("Properties");
                      boolean kept = event.has("DeadLetterConfig") || event.has("RedrivePolicy");
                      assertTrue(kept, id + "." + e.getKey());
                    }));
  }

  /** What the functions make of the events of schedules is tried on the running engine. */
  @Test
  void refreshRequestsReachTheRefresher() {
    JsonNode event = TEMPLATE.properties("RefreshResponses").at("/Events/OnRequest");
    assertEquals("SNS", event.path("Type").asText());
    assertEquals(
        TEMPLATE.properties("LexFulfillment").at("/Environment/Variables/REFRESH_TOPIC_ARN"),
        event.at("/Properties/Topic"));
  }

  @Test
  void theRuleOnConnectsEventsReachesAWorkflowThatReadsThem() throws JsonProcessingException {
    JsonNode rule = TEMPLATE.properties("CallEnded").at("/Events/Disconnected/Properties");
    assertEquals("DISABLED", TEMPLATE.intrinsics(Map.of()).resolve(rule).path("State").asText());
    JsonNode ours = TEMPLATE.intrinsics(Map.of("ConnectInstanceId", "a-b")).resolve(rule);
    assertEquals("ENABLED", ours.path("State").asText());
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"source": ["aws.connect"], "detail-type": ["Amazon Connect Contact Event"],
                 "detail": {"$or": [
                   {"eventType": ["DISCONNECTED"], "instanceArn": [{"suffix": "instance/a-b"}]},
                   {"EventType": ["DISCONNECTED"], "InstanceArn": [{"suffix": "instance/a-b"}]}]}}
                """),
        ours.path("Pattern"));
    String file =
        TemplateSource.file(TEMPLATE.properties("CallEnded").path("DefinitionUri").asText());
    assertTrue(file.contains("$.detail.contactId"));
    assertTrue(file.contains("$.detail.ContactId"));
  }

  @Test
  void itemsExpireByTheAttributeThatTheCodeWrites() {
    String attributes = TemplateSource.sources("shared-core");
    TEMPLATE
        .ofType("AWS::DynamoDB::Table")
        .forEach(
            (id, table) -> {
              JsonNode ttl = table.path("TimeToLiveSpecification");
              assertTrue(ttl.path("Enabled").asBoolean(), id);
              String name = ttl.path("AttributeName").asText();
              assertTrue(attributes.contains("EXPIRES_AT = \"" + name + "\""), id + " " + name);
            });
  }

  @Test
  void theStoresAreProtectedInProduction() {
    Intrinsics prod = TEMPLATE.intrinsics(Map.of("Stage", "prod"));
    TEMPLATE
        .ofType("AWS::DynamoDB::Table")
        .forEach(
            (id, table) -> {
              JsonNode t = prod.resolve(table);
              assertEquals("PAY_PER_REQUEST", t.path("BillingMode").asText(), id);
              assertTrue(t.at("/SSESpecification/SSEEnabled").asBoolean(), id);
              assertTrue(t.path("DeletionProtectionEnabled").asBoolean(), id);
              assertTrue(
                  t.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean(),
                  id);
            });
    TEMPLATE.ofType("AWS::SNS::Topic").forEach((id, t) -> assertTrue(t.has("KmsMasterKeyId"), id));
    TEMPLATE
        .ofType("AWS::SQS::Queue")
        .forEach((id, q) -> assertTrue(q.path("SqsManagedSseEnabled").asBoolean(), id));
  }

  @Test
  void prodSaysWhichGuardrailItHas_orThatItHasNone() {
    JsonNode rule = TEMPLATE.template().at("/Rules/ProdNamesAGuardrail");
    assertEquals(
        "{\"Fn::Equals\":[{\"Ref\":\"Stage\"},\"prod\"]}", rule.path("RuleCondition").toString());
    assertEquals(
        "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"GuardrailId\"},\"\"]}]}",
        rule.at("/Assertions/0/Assert").toString());
    Map<String, String> expected = Map.of("", "", "none", "", "abc123", "abc123");
    expected.forEach(
        (given, variable) ->
            TEMPLATE
                .ofType(TemplateSource.FUNCTION)
                .forEach(
                    (id, function) -> {
                      JsonNode guardrail = function.at("/Environment/Variables/GUARDRAIL_ID");
                      assertEquals(
                          guardrail.isMissingNode() ? "" : variable,
                          TEMPLATE
                              .intrinsics(Map.of("GuardrailId", given))
                              .resolve(guardrail)
                              .asText(),
                          id + " with " + given);
                    }));
  }

  @Test
  void everyStageGivesParametersThatTheTemplateTakes() {
    Matcher given =
        Pattern.compile("^ {2}\"(\\w+)=([^\"]*)\",$", Pattern.MULTILINE)
            .matcher(TemplateSource.file("samconfig.toml"));
    int seen = 0;
    while (given.find()) {
      JsonNode parameter = TEMPLATE.template().path("Parameters").path(given.group(1));
      assertTrue(parameter.isObject(), given.group(1));
      String value = given.group(2);
      Set<String> allowed =
          TemplateSource.texts(parameter.path("AllowedValues")).collect(Collectors.toSet());
      assertTrue(allowed.isEmpty() || allowed.contains(value), given.group());
      assertTrue(value.matches(parameter.path("AllowedPattern").asText(".*")), given.group());
      seen++;
    }
    assertTrue(seen >= 15, seen + " parameters");
    STAGES.forEach(
        stage ->
            assertTrue(TemplateSource.file("samconfig.toml").contains("\"Stage=" + stage + "\"")));
  }

  @Test
  void noAccountNorSecretNorPathIsWrittenDown() {
    List<String> files = new ArrayList<>(TemplateSource.TEMPLATES);
    files.add("samconfig.toml");
    for (String file : files) {
      Matcher found =
          Pattern.compile(
                  "(?<![0-9])[0-9]{12}(?![0-9])|AKIA[0-9A-Z]{16}|BEGIN [A-Z"
                      + " ]*PRIVATE|/home/|/Users/")
              .matcher(TemplateSource.file(file));
      assertFalse(found.find(), file);
    }
  }

  @Test
  void everyDefaultIsWhatItsParameterAllows() {
    TEMPLATE
        .template()
        .path("Parameters")
        .properties()
        .forEach(
            e -> {
              String pattern = e.getValue().path("AllowedPattern").asText(".*");
              boolean list = e.getValue().path("Type").asText().equals("CommaDelimitedList");
              for (String value :
                  e.getValue().path("Default").asText().split(list ? "," : "\n", -1)) {
                assertTrue(value.matches(pattern), e.getKey() + "=" + value);
              }
              assertTrue(e.getValue().has("Description"), e.getKey());
            });
  }

  @Test
  void filesThatTheTemplateNamesAreThere() {
    TEMPLATE
        .ofType(TemplateSource.MACHINE)
        .forEach(
            (id, p) ->
                assertTrue(
                    Files.exists(TemplateSource.ROOT.resolve(p.path("DefinitionUri").asText())),
                    id));
  }
}
