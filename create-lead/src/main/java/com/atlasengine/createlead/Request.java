package com.atlasengine.createlead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Visitor;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request to create-lead. */
sealed interface Request {
  /**
   * Reads any of the shapes.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    return switch (event.at("/detail/action").asText()) {
      case "retry-pending" -> new RetryPending();
      case "count-pending" -> new CountPending();
      default -> readCall(event);
    };
  }

  private static Request readCall(JsonNode event) {
    return event.path("purpose").asText().equals(DeletionCall.PURPOSE)
        ? Json.read(event, DeletionEvent.class).toRequest()
        : Json.read(event, Engage.class);
  }

  /** Retry the pending work. */
  record RetryPending() implements Request {}

  /** Count the pending work; retry nothing. */
  record CountPending() implements Request {}

  /**
   * Open the interaction of a call that asks whether to delete.
   *
   * @param execution the workflow execution's name
   */
  record OpenDeletionCall(PhoneNumber phone, String lastName, String execution) implements Request {
    @Override
    public String toString() {
      return "OpenDeletionCall[…]";
    }
  }

  /** The deletion to confirm, as the workflow writes it. */
  record DeletionEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String lastName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String phone,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String executionName) {
    private OpenDeletionCall toRequest() {
      return new OpenDeletionCall(
          PhoneNumber.parse(phone).orElseThrow(() -> malformed("phone")),
          NameReader.readLastName(lastName).orElseThrow(() -> malformed("lastName")),
          executionName);
    }

    private static PermanentFailure malformed(String field) {
      return new PermanentFailure("Malformed DeletionEvent: " + field);
    }

    @Override
    public String toString() {
      return "DeletionEvent[…]";
    }
  }

  /**
   * A visitor to be called.
   *
   * @param firstName may be empty
   * @param lastName {@code LNU} when unknown
   * @param phone E.164
   * @param initialTranscript the web chat, {@code chat_transcript}; empty when there was none
   * @param consents what the visitor agreed to; the workflow passes a list, because its input may
   *     have none
   * @param execution the workflow execution's name; without one every request is its own
   */
  record Engage(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String firstName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String lastName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String phone,
      @JsonProperty("chat_transcript") Optional<String> initialTranscript,
      @JsonProperty("consent") Optional<List<Consent>> consents,
      @JsonProperty("executionName") Optional<String> execution)
      implements Request {
    /** Who it is, checked. */
    Visitor visitor() {
      return Visitor.read(firstName, lastName, phone);
    }

    /** What the visitor agreed to. */
    Optional<Consent> consent() {
      return consents.flatMap(all -> all.stream().filter(Objects::nonNull).findFirst());
    }

    @Override
    public String toString() {
      return "Engage[…]";
    }
  }
}
