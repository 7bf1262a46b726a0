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

/** Which answers to write. */
sealed interface Request {
  /**
   * What turns asked for.
   *
   * @param requests each message of the SNS event
   */
  record Asked(List<RefreshRequest> requests) implements Request {
    public Asked {
      requests = List.copyOf(requests);
    }
  }

  /** The answers that many ask for are kept fresh: on schedule. */
  record KeepFresh() implements Request {}

  /** The answers that the content itself expects to be asked for are there: on schedule. */
  record WriteExpected() implements Request {}

  /**
   * Reads an SNS event, or a schedule's {@code {"detail":{"action":"refresh-common"}}} or {@code
   * "write-expected"}.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    return switch (event.at("/detail/action").asText()) {
      case "refresh-common" -> new KeepFresh();
      case "write-expected" -> new WriteExpected();
      default -> new Asked(readMessages(event));
    };
  }

  private static List<RefreshRequest> readMessages(JsonNode event) {
    return Json.read(event, SnsEvent.class).records().stream()
        .map(message -> message.sns().message().getBytes(StandardCharsets.UTF_8))
        .map(message -> Json.read(message, RefreshRequest.class))
        .toList();
  }

  /** What SNS sends to a function. */
  record SnsEvent(
      @JsonProperty(value = "Records", required = true)
          @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
          List<SnsRecord> records) {}

  record SnsRecord(
      @JsonProperty(value = "Sns", required = true) @JsonSetter(nulls = Nulls.FAIL) Sns sns) {}

  record Sns(
      @JsonProperty(value = "Message", required = true) @JsonSetter(nulls = Nulls.FAIL)
          String message) {}
}
