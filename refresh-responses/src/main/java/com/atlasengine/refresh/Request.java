package com.atlasengine.refresh;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.reply.RefreshRequest;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The answers to write.
 *
 * @param requests what turns asked for, each message of the SNS event
 * @param refreshesCommon whether the answers that many ask for are to be kept fresh: on schedule
 */
record Request(List<RefreshRequest> requests, boolean refreshesCommon) {
  Request {
    requests = List.copyOf(requests);
  }

  /**
   * Reads an SNS event, or the schedule's {@code {"detail":{"action":"refresh-common"}}}.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    if (event.at("/detail/action").asText().equals("refresh-common")) {
      return new Request(List.of(), true);
    }
    return new Request(
        Json.read(event, SnsEvent.class).records().stream()
            .map(message -> message.sns().message().getBytes(StandardCharsets.UTF_8))
            .map(message -> Json.read(message, RefreshRequest.class))
            .toList(),
        false);
  }

  /** What SNS sends to a function. */
  private record SnsEvent(
      @JsonProperty(value = "Records", required = true) @JsonSetter(nulls = Nulls.FAIL)
          List<SnsRecord> records) {}

  private record SnsRecord(
      @JsonProperty(value = "Sns", required = true) @JsonSetter(nulls = Nulls.FAIL) Sns sns) {}

  private record Sns(
      @JsonProperty(value = "Message", required = true) @JsonSetter(nulls = Nulls.FAIL)
          String message) {}
}
