package com.atlasengine.local.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.template.DeployedStack;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class CloudFormationTest {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "GuardrailId", "a <b> & c", "ConnectInstanceId", "11111111-2222-4333-8444-555555555555");

  private SdkClients clients;
  private CloudFormationClient cloudFormation;

  @BeforeEach
  void open() throws Exception {
    clients =
        new SdkClients(
            new CloudFormation(
                () ->
                    DeployedStack.read(
                        Path.of("../template.yaml"),
                        PARAMETERS,
                        URI.create("http://127.0.0.1:1"))));
    cloudFormation = clients.sync(CloudFormationClient.builder());
  }

  @AfterEach
  void close() {
    cloudFormation.close();
    clients.close();
  }

  @Test
  void stackHasItsOutputsAndParameters() {
    Stack stack =
        cloudFormation.describeStacks(r -> r.stackName("atlas-engine")).stacks().getFirst();
    Map<String, String> outputs = new HashMap<>();
    stack.outputs().forEach(each -> outputs.put(each.outputKey(), each.outputValue()));
    Map<String, String> parameters = new HashMap<>();
    stack.parameters().forEach(each -> parameters.put(each.parameterKey(), each.parameterValue()));

    assertEquals("CREATE_COMPLETE", stack.stackStatusAsString());
    assertEquals("ATLASLOCAL", outputs.get("BotId"));
    assertEquals("AtlasEngineInteractions", outputs.get("InteractionsTableName"));
    assertEquals("yes", outputs.get("Calls"));
    assertTrue(
        String.valueOf(outputs.get("LexFulfillmentAliasArn"))
            .endsWith(":function:atlas-engine-lex-fulfillment:live"));
    assertEquals("a <b> & c", parameters.get("GuardrailId"));
    assertEquals("200", parameters.get("DailyDialBudget"));
  }

  @Test
  void stackThatIsNotThereIsRefused() {
    CloudFormationException e =
        assertThrows(
            CloudFormationException.class,
            () -> cloudFormation.describeStacks(r -> r.stackName("other")));

    assertEquals("ValidationError", e.awsErrorDetails().errorCode());
  }
}
