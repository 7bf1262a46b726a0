package com.atlasengine.invokecall;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.lambda.Json;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What invoke-call is asked for. */
sealed interface Request {
  /**
   * Reads either shape.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    return event.path("action").asText().equals("prepare")
        ? Json.read(event, Prepare.class)
        : Json.read(event, State.class).place();
  }

  /**
   * A call is coming: look ahead, get ready.
   *
   * @param phone the number, not checked yet
   */
  record Prepare(@JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String phone)
      implements Request {
    @Override
    public String toString() {
      return "Prepare[…]";
    }
  }

  /**
   * Place the call.
   *
   * @param key the interaction, which holds the number
   * @param lead the Lead; empty while it is pending
   * @param scenario what the call opens with
   */
  record Place(InteractionKey key, Optional<LeadId> lead, String scenario) implements Request {
    @Override
    public String toString() {
      return "Place[" + key + "]";
    }
  }

  /** The workflow's whole state, as far as it is used. */
  record State(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Salesforce salesforce,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Llm llm) {
    private Place place() {
      InteractionKey key =
          InteractionKey.parse(salesforce.partitionKey() + "#" + salesforce.sortKey())
              .orElseThrow(
                  () -> new PermanentFailure("Malformed State: salesforce.partitionKey, sortKey"));
      Optional<LeadId> lead = salesforce.leadId().filter(id -> !id.isBlank()).map(LeadId::new);
      return new Place(key, lead, llm.scenario());
    }

    @Override
    public String toString() {
      return "State[…]";
    }
  }

  /** What create-lead answered. */
  record Salesforce(
      Optional<String> leadId,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String partitionKey,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String sortKey) {
    @Override
    public String toString() {
      return "Salesforce[…]";
    }
  }

  /** What generate-scenario answered, or the static line instead. */
  record Llm(@JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String scenario) {
    @Override
    public String toString() {
      return "Llm[…]";
    }
  }
}
