package com.atlasengine.invokecall;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A request to invoke-call. */
sealed interface Request {
  /**
   * Reads any of the shapes.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    return switch (event.path("action").asText()) {
      case "prepare" -> Json.read(event, Prepare.class);
      case "repeat" -> Json.read(event, RepeatEvent.class).toRequest();
      case "scenario" -> Json.read(event, ScenarioEvent.class).toRequest();
      default -> Json.read(event, State.class).toRequest();
    };
  }

  /**
   * Prepare a call: check the number and warm up.
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
   * @param scenario what the conversation goes by; empty while it is being written
   * @param reservation under which the call is counted already; empty when it is not
   * @param lastNameToDelete what the call asks about; empty when it is a demo
   * @param locale in which is spoken; the contact flow's own when empty
   */
  record Place(
      InteractionKey key,
      Optional<LeadId> lead,
      Optional<String> scenario,
      Optional<String> reservation,
      Optional<String> lastNameToDelete,
      Optional<String> locale)
      implements Request {
    /** The same for a demo in the contact flow's own locale. */
    Place(
        InteractionKey key,
        Optional<LeadId> lead,
        Optional<String> scenario,
        Optional<String> reservation) {
      this(key, lead, scenario, reservation, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
      return "Place[" + key + "]";
    }
  }

  /**
   * Repeat a call that nobody answered.
   *
   * @param first the contact of that call
   */
  record Repeat(ContactId first) implements Request {}

  /** The call to repeat, as the workflow writes it. */
  record RepeatEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String contactId) {
    private Repeat toRequest() {
      return new Repeat(new ContactId(contactId));
    }
  }

  /**
   * Keep the scenario of a call that was placed.
   *
   * @param key the interaction
   * @param text what the conversation goes by
   */
  record StoreScenario(InteractionKey key, String text) implements Request {
    @Override
    public String toString() {
      return "StoreScenario[" + key + "]";
    }
  }

  /** The workflow's whole state, as far as it is used. */
  record State(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Salesforce salesforce,
      Optional<Llm> llm,
      Optional<String> reservation,
      Optional<String> purpose,
      Optional<String> lastName,
      Optional<String> locale) {
    private Place toRequest() {
      Optional<LeadId> lead = salesforce.leadId().filter(id -> !id.isBlank()).map(LeadId::new);
      InteractionKey key = key(salesforce.partitionKey(), salesforce.sortKey());
      return new Place(
          key,
          lead,
          llm.map(Llm::scenario),
          reservation.filter(id -> !id.isBlank()),
          purpose.filter(DeletionCall.PURPOSE::equals).flatMap(ignored -> lastName),
          locale.filter(name -> !name.isBlank()));
    }

    @Override
    public String toString() {
      return "State[…]";
    }
  }

  /** The scenario and where it belongs, as the workflow writes it. */
  record ScenarioEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String partitionKey,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String sortKey,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String scenario) {
    private StoreScenario toRequest() {
      return new StoreScenario(key(partitionKey, sortKey), scenario);
    }

    @Override
    public String toString() {
      return "ScenarioEvent[…]";
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

  /** What generate-scenario answered, or the static line, if it was waited for. */
  record Llm(@JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String scenario) {
    @Override
    public String toString() {
      return "Llm[…]";
    }
  }

  private static InteractionKey key(String partitionKey, String sortKey) {
    return InteractionKey.parse(partitionKey + "#" + sortKey)
        .orElseThrow(() -> new PermanentFailure("Malformed: partitionKey, sortKey"));
  }
}
