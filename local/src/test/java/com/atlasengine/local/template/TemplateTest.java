package com.atlasengine.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");
  private static final Path FIXTURE = Path.of("src/test/resources/template-fixture.yaml");
  private static final String GREETER =
      "arn:aws:lambda:us-west-2:000000000000:function:atlas-engine-greeter";

  @TempDir Path folder;

  private static Template fixture(Map<String, String> parameters) throws IOException {
    return Template.read(FIXTURE, parameters, ENDPOINT);
  }

  private Template template(String resources) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, "Resources: " + resources);
    return Template.read(file, Map.of(), ENDPOINT);
  }

  @Test
  void function_hasItsOwnValuesOverTheGlobals_whenBothAreThere() throws IOException {
    Template.Function greeter = fixture(Map.of()).functions().getFirst();
    assertEquals("atlas-engine-greeter", greeter.name());
    assertEquals(GREETER, greeter.arn());
    assertEquals(256, greeter.memoryMb());
    assertEquals(Duration.ofSeconds(2), greeter.timeout());
    assertEquals(Optional.of("live"), greeter.alias());
    assertEquals(1, greeter.retries());
    assertTrue(greeter.code().isAbsolute());
    assertTrue(greeter.code().endsWith(Path.of("greeter/target/greeter.jar")));
    assertEquals(
        Optional.of("arn:aws:sqs:us-west-2:000000000000:atlas-engine-DeadLetters"),
        greeter.deadLetterArn());
  }

  @Test
  void environment_isResolved_whenItUsesEveryIntrinsic() throws IOException {
    Map<String, String> environment = fixture(Map.of()).functions().getFirst().environment();
    assertEquals(
        Map.ofEntries(
            Map.entry("STAGE", "dev"),
            Map.entry("SHARED", "own"),
            Map.entry("TABLE", "AtlasEngineInteractions"),
            Map.entry("TOPIC", "arn:aws:sns:us-west-2:000000000000:atlas-engine-Topic"),
            Map.entry("QUEUE_ARN", "arn:aws:sqs:us-west-2:000000000000:atlas-engine-DeadLetters"),
            Map.entry("QUEUE_URL", "http://127.0.0.1:4566/000000000000/atlas-engine-DeadLetters"),
            Map.entry("JOINED", "a-dev-y"),
            Map.entry("LITERAL", "${Keep}/test/atlas-engine-Topic"),
            Map.entry("MACHINE", "arn:aws:states:us-west-2:000000000000:stateMachine:x"),
            Map.entry("COUNTRIES", "US;CA"),
            Map.entry("NUMBER", "900")),
        environment);
  }

  @Test
  void resources_followTheirCondition_whenAParameterDecides() throws IOException {
    assertEquals(1, fixture(Map.of()).functions().size());
    Template prod = fixture(Map.of("Stage", "prod"));
    assertEquals(2, prod.functions().size());
    assertEquals("here", prod.functions().getFirst().environment().get("GONE"));
  }

  @Test
  void events_becomeRulesAndSubscriptions_whenDeclaredAnywhere() throws IOException {
    Template template = fixture(Map.of());
    assertEquals(
        List.of(
            new Template.Subscription(
                "arn:aws:sns:us-west-2:000000000000:atlas-engine-Topic",
                "lambda",
                GREETER + ":live",
                Optional.empty())),
        template.subscriptions());
    assertEquals(
        List.of("atlas-engine-greeter-Warm", "atlas-engine-machine-Ended", "atlas-engine-Nightly"),
        template.rules().stream().map(Template.Rule::name).toList());
    Template.Rule warm = template.rules().getFirst();
    assertEquals(Optional.of("rate(5 minutes)"), warm.schedule());
    assertEquals(
        List.of(
            new Template.Target(
                GREETER + ":live",
                Optional.of("{\"detail\":{\"action\":\"keep-warm\"}}"),
                Optional.empty())),
        warm.targets());
    assertEquals(
        GREETER + ":live", template.rules().get(2).targets().getFirst().arn(), "SAM's alias name");
  }

  @Test
  void stateMachine_hasItsSubstitutions_whenReadFromItsFile() throws IOException {
    Template.StateMachine machine = fixture(Map.of()).stateMachines().getFirst();
    assertEquals("atlas-engine-machine", machine.name());
    assertEquals("EXPRESS", machine.type());
    assertEquals(
        GREETER + ":live",
        new ObjectMapper().readTree(machine.definition()).findValue("FunctionName").asText());
    assertFalse(machine.definition().contains("${"), machine.definition());
  }

  @Test
  void storesAndBot_areRead_whenDeclared() throws IOException {
    Template template = fixture(Map.of("InteractionsTableName", "Other"));
    assertEquals("Other", template.tables().getFirst().name());
    assertEquals(Optional.of("ExpiresAt"), template.tables().getFirst().ttlAttribute());
    assertEquals("AtlasEngine/SalesforceCreds", template.secrets().getFirst().name());
    assertTrue(template.secrets().get(1).generate().isPresent());
    assertEquals(Optional.of(GREETER + ":live"), template.bot().orElseThrow().codeHookArn());
    assertEquals(
        720, template.bot().orElseThrow().properties().path("IdleSessionTTLInSeconds").asInt());
  }

  @Test
  void reading_isRefusedByName_whenAnIntrinsicIsNotUnderstood() {
    assertEquals(
        "Fn::ImportValue is not supported locally",
        refusal("{T: {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue other-stack}}}"));
  }

  @Test
  void reading_isRefusedByName_whenAReferenceLeadsNowhere() {
    assertEquals(
        "the template has no resource or parameter named Nowhere",
        refusal("{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Nowhere}}}"));
  }

  @Test
  void reading_isRefusedByName_whenAnAttributeIsNotKnown() {
    assertEquals(
        "Fn::GetAtt T.Colour is not supported locally",
        refusal("{T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !GetAtt T.Colour}}}"));
  }

  @Test
  void reading_isRefusedByName_whenAParameterHasNoValue() {
    assertEquals(
        "parameter P has no value and no default",
        refusal(
            """
            {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref P}}}
            Parameters: {P: {Type: String}}\
            """));
  }

  private String refusal(String resources) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> template(resources)).getMessage());
  }
}
