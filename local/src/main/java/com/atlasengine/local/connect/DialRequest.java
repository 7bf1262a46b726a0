package com.atlasengine.local.connect;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A checked {@code StartOutboundVoiceContact} request.
 *
 * @param instanceId the instance, without the ARN in front
 * @param contactFlowId the flow, without the ARN in front
 * @param number the number to dial, E.164
 * @param sourceNumber the number to show, or empty
 * @param queueId the queue whose number is shown, or empty
 * @param clientToken the client token, or empty
 * @param name the contact's name, or empty
 * @param machineDetection whether a voicemail is to be told from a person
 * @param ringTimeout how long it rings before it is given up
 */
record DialRequest(
    String instanceId,
    String contactFlowId,
    String number,
    String sourceNumber,
    String queueId,
    String clientToken,
    String name,
    Map<String, String> attributes,
    boolean machineDetection,
    Duration ringTimeout) {

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /** All names and values together, in bytes of UTF-8. */
  private static final int MAX_ATTRIBUTE_BYTES = 32_768;

  /** How long it rings when the request does not say. */
  private static final int MAX_RING_SECONDS = 60;

  /**
   * Reads a request.
   *
   * @throws AwsError {@code InvalidRequestException} (400) when something needed is missing, {@code
   *     InvalidParameterException} (400) when a value is not allowed
   */
  static DialRequest read(JsonNode request) {
    String source = optionalText(request, "SourcePhoneNumber");
    String queue = idOf(optionalText(request, "QueueId"));
    if (source.isEmpty() && queue.isEmpty()) {
      throw invalidRequest("Either SourcePhoneNumber or QueueId must be given");
    }
    return new DialRequest(
        idOf(requireText(request, "InstanceId")),
        idOf(requireText(request, "ContactFlowId")),
        requireText(request, "DestinationPhoneNumber"),
        source,
        queue,
        optionalText(request, "ClientToken"),
        optionalText(request, "Name"),
        attributes(request.path("Attributes")),
        machineDetection(request),
        Duration.ofSeconds(request.path("RingTimeoutInSeconds").asInt(MAX_RING_SECONDS)));
  }

  /**
   * Contact attributes from a request.
   *
   * @throws AwsError {@code InvalidParameterException} (400) for a name that is not letters,
   *     digits, {@code -} and {@code _}, a value that is not a string, or too many bytes
   */
  static Map<String, String> attributes(JsonNode node) {
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!ATTRIBUTE_NAME.matcher(entry.getKey()).matches() || !entry.getValue().isTextual()) {
        throw invalidParameter("Attributes: a name or value is not allowed");
      }
      attributes.put(entry.getKey(), entry.getValue().asText());
    }
    requireWithinLimit(attributes);
    return attributes;
  }

  /**
   * All attributes of a contact together.
   *
   * @throws AwsError {@code InvalidParameterException} (400) for too many bytes
   */
  static void requireWithinLimit(Map<String, String> attributes) {
    int bytes =
        attributes.entrySet().stream()
            .mapToInt(each -> bytes(each.getKey()) + bytes(each.getValue()))
            .sum();
    if (bytes > MAX_ATTRIBUTE_BYTES) {
      throw invalidParameter("Attributes: more than " + MAX_ATTRIBUTE_BYTES + " bytes");
    }
  }

  /** What comes after the last slash: the id of an ARN, or the id itself. */
  static String idOf(String idOrArn) {
    return idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
  }

  static AwsError invalidRequest(String message) {
    return new AwsError(400, "InvalidRequestException", message);
  }

  static AwsError invalidParameter(String message) {
    return new AwsError(400, "InvalidParameterException", message);
  }

  static String requireText(JsonNode request, String field) {
    String value = optionalText(request, field);
    if (value.isEmpty()) {
      throw invalidRequest(field + " is missing");
    }
    return value;
  }

  private static String optionalText(JsonNode request, String field) {
    return request.path(field).asText("");
  }

  private static boolean machineDetection(JsonNode request) {
    boolean enabled =
        request.at("/AnswerMachineDetectionConfig/EnableAnswerMachineDetection").asBoolean();
    if (enabled && !optionalText(request, "TrafficType").equals("CAMPAIGN")) {
      throw invalidParameter("EnableAnswerMachineDetection needs the TrafficType CAMPAIGN");
    }
    return enabled;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
