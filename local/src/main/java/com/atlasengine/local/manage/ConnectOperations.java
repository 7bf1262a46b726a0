package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.StackDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Map;
import java.util.stream.Stream;

/** Connect: the instance, what it has claimed, and the bots that its flows may use. */
record ConnectOperations(StackDescription stack) {
  private static final String NUMBER_ID = "99999999-8888-4777-8666-555555555555";

  Operations operations() {
    return new Operations(
        Map.of(
            "DescribeInstance", this::instance,
            "DescribeQueue", this::queue,
            "ListBots", this::bots,
            "ListPhoneNumbersV2", this::numbers),
        Map.of("DescribeContactFlow", this::addArns));
  }

  private String parameter(String name) {
    return stack.parameters().getOrDefault(name, "");
  }

  private String instanceArn() {
    return PhysicalIds.arn("connect", "instance/" + parameter("ConnectInstanceId"));
  }

  private JsonNode instance(JsonNode input) {
    requireInstance(input.path("InstanceId").asText());
    ObjectNode instance =
        object()
            .put("Id", parameter("ConnectInstanceId"))
            .put("Arn", instanceArn())
            .put("InstanceAlias", "atlas-engine")
            .put("InstanceStatus", "ACTIVE")
            .put("InboundCallsEnabled", false)
            .put("OutboundCallsEnabled", true);
    return object().set("Instance", instance);
  }

  private JsonNode queue(JsonNode input) {
    requireInstance(input.path("InstanceId").asText());
    String id = input.path("QueueId").asText();
    boolean known =
        id.equals(parameter("ConnectQueueId")) || parameter("TransferQueueArn").endsWith("/" + id);
    if (!known) {
      throw notFound("The queue does not exist");
    }
    ObjectNode queue =
        object()
            .put("QueueId", id)
            .put("QueueArn", instanceArn() + "/queue/" + id)
            .put("Name", "sales")
            .put("Status", "ENABLED");
    queue.putObject("OutboundCallerConfig").put("OutboundCallerIdNumberId", NUMBER_ID);
    return object().set("Queue", queue);
  }

  private JsonNode bots(JsonNode input) {
    requireInstance(input.path("InstanceId").asText());
    return list(
        "LexBots",
        stack
            .ofType("AWS::Connect::IntegrationAssociation")
            .map(association -> association.properties().path("IntegrationArn").asText())
            .map(arn -> object().set("LexV2Bot", object().put("AliasArn", arn))));
  }

  private JsonNode numbers(JsonNode input) {
    String number = parameter("ConnectSourcePhoneNumber");
    return list(
        "ListPhoneNumbersSummaryList",
        Stream.of(number)
            .filter(each -> !each.isEmpty())
            .map(
                each ->
                    object()
                        .put("PhoneNumberId", NUMBER_ID)
                        .put("PhoneNumberArn", instanceArn() + "/phone-number/" + NUMBER_ID)
                        .put("PhoneNumber", each)
                        .put("PhoneNumberCountryCode", country(each))
                        .put("PhoneNumberType", "DID")
                        .put("TargetArn", instanceArn())));
  }

  private static String country(String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      String code = numbers.getRegionCodeForNumber(numbers.parse(number, null));
      return code == null ? "US" : code;
    } catch (NumberParseException e) {
      return "US";
    }
  }

  /** The file of the flow names what a published flow has the ARNs of. */
  private JsonNode addArns(JsonNode input, JsonNode answer) {
    ObjectNode completed = answer.deepCopy();
    String content =
        answer
            .path("ContactFlow")
            .path("Content")
            .asText()
            .replace("${LexBotAliasArn}", stack.outputs().getOrDefault("BotAliasArn", ""))
            .replace("${WhisperFlowArn}", instanceArn() + "/contact-flow/whisper");
    completed.withObject("/ContactFlow").put("Content", content);
    return completed;
  }

  private void requireInstance(String id) {
    if (!instanceArn().endsWith("/" + id) && !instanceArn().equals(id)) {
      throw notFound("The instance does not exist");
    }
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }
}
