package com.atlasengine.local.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.api.ApiCall;
import com.atlasengine.local.api.ApiModels;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What requests need that name their resource by something else than its ARN. */
class RequestTableTest {
  private static final String MODEL = "::foundation-model/anthropic.claude-haiku-5-5";
  private final RequestTable table =
      new RequestTable(new ResourceNames(List.of(), token -> Optional.empty()));

  private List<String> needed(String service, String operation, String input) {
    try {
      ObjectNode members = (ObjectNode) new ObjectMapper().readTree(input.replace('\'', '"'));
      return table.requirements(new ApiCall(service, operation, members)).stream()
          .map(each -> each.action() + " " + each.resource())
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void everyOperationInTheTable_isOneThatIsServed() {
    ApiModels models = new ApiModels();
    assertTrue(table.operations().size() > 30);
    for (String operation : table.operations()) {
      String[] parts = operation.split(" ", 2);
      assertTrue(models.operations(parts[0]).contains(parts[1]), operation);
    }
  }

  @Test
  void aProfile_needsItsModelInEachOfItsRegions() {
    assertEquals(
        List.of(
            "bedrock:InvokeModel arn:aws:bedrock:us-west-2:000000000000:inference-profile/us.anthropic.claude-haiku-5-5",
            "bedrock:InvokeModel arn:aws:bedrock:us-east-1" + MODEL,
            "bedrock:InvokeModel arn:aws:bedrock:us-east-2" + MODEL,
            "bedrock:InvokeModel arn:aws:bedrock:us-west-2" + MODEL),
        needed("bedrock", "Converse", "{'modelId':'us.anthropic.claude-haiku-5-5'}"));
    assertEquals(
        List.of(
            "bedrock:InvokeModel arn:aws:bedrock:us-west-2:000000000000:inference-profile/global.anthropic.claude-haiku-5-5",
            "bedrock:InvokeModel arn:aws:bedrock:us-west-2" + MODEL,
            "bedrock:InvokeModel arn:aws:bedrock:" + MODEL),
        needed("bedrock", "Converse", "{'modelId':'global.anthropic.claude-haiku-5-5'}"));
  }

  @Test
  void aModelByItsArn_needsThat() {
    String arn = "arn:aws:bedrock:us-west-2::foundation-model/x.y";
    assertEquals(
        List.of("bedrock:InvokeModelWithResponseStream " + arn),
        needed("bedrock", "ConverseStream", "{'modelId':'" + arn + "'}"));
  }

  @Test
  void events_needTheBusOfEach() {
    assertEquals(
        List.of(
            "events:PutEvents arn:aws:events:us-west-2:000000000000:event-bus/default",
            "events:PutEvents arn:aws:events:us-west-2:000000000000:event-bus/own"),
        needed("events", "PutEvents", "{'Entries':[{},{'EventBusName':'own'},{}]}"));
  }

  @Test
  void whatIsNotInTheTable_needsTheActionOfItsNameOnEverything() {
    assertEquals(List.of("lambda:ListFunctions *"), needed("lambda", "ListFunctions", "{}"));
    assertEquals(
        List.of("sns:Publish *"), needed("sns", "Publish", "{'PhoneNumber':'+12065550123'}"));
  }

  @Test
  void aFunction_isNamedInAnyWay() {
    String arn = "arn:aws:lambda:us-west-2:000000000000:function:f";
    for (String name : List.of("f", "function:f", "000000000000:function:f", arn)) {
      assertEquals(
          List.of("lambda:InvokeFunction " + arn + ":live"),
          needed("lambda", "Invoke", "{'FunctionName':'" + name + "','Qualifier':'live'}"));
      assertEquals(
          List.of("lambda:InvokeFunction " + arn + ":1"),
          needed("lambda", "Invoke", "{'FunctionName':'" + name + ":1'}"));
    }
  }
}
