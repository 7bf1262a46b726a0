package com.atlasengine.invokecall;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.Visitor;
import com.atlasengine.core.port.CallOpenings;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A request to invoke-call. */
sealed interface Request {
  /** As long as Salesforce makes them. */
  int MAX_LEAD_ID_CHARS = 18;

  /** As long as Salesforce takes them. */
  int MAX_NAME_CHARS = 80;

  /**
   * Reads any of the shapes.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    JsonNode event = Json.read(json, JsonNode.class);
    return switch (event.path("action").asText()) {
      case "engage" -> Json.read(event, EngageEvent.class).toRequest();
      case "prepare" -> Json.read(event, Prepare.class);
      case "repeat" -> Json.read(event, RepeatEvent.class).toRequest();
      case "ask" -> Json.read(event, AskEvent.class).toRequest();
      case "record" -> Json.read(event, RecordEvent.class).toRequest();
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
   * Open the interaction of a visitor and call them.
   *
   * @param execution the workflow execution's name
   * @param initialTranscript the web chat; empty when there was none
   * @param consent what the visitor agreed to, if that is known
   * @param reservation under which the call is counted already; empty when it is not
   * @param locale in which is spoken; the first one when empty
   * @param requestedAt when it was requested first, if this is a later try; empty when it is now
   * @param contactFlow the flow that the call goes through; empty when the workflow names none
   */
  record Engage(
      String execution,
      Visitor visitor,
      String initialTranscript,
      Optional<Consent> consent,
      Optional<String> reservation,
      Optional<String> locale,
      Optional<Instant> requestedAt,
      Optional<ContactFlowId> contactFlow)
      implements Request {
    CallOpenings.Visit toVisit(InteractionKey key) {
      return new CallOpenings.Visit(execution, key, visitor.name(), initialTranscript, consent);
    }

    /** The call of the interaction that was opened for it. */
    Place toPlace(InteractionKey key) {
      return new Place(
              key,
              Optional.empty(),
              Optional.empty(),
              reservation,
              Optional.empty(),
              locale,
              requestedAt)
          .through(contactFlow);
    }

    @Override
    public String toString() {
      return "Engage[…]";
    }
  }

  /**
   * The visitor to call, as the workflow writes it.
   *
   * @param visitor the workflow's input as it is
   */
  record EngageEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String executionName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Input visitor,
      Optional<String> contactFlowId) {
    private Engage toRequest() {
      return new Engage(
          executionName,
          Visitor.read(visitor.firstName, visitor.lastName, visitor.phone),
          visitor.initialTranscript.orElse(""),
          visitor.consent,
          visitor.reservation.filter(id -> !id.isBlank()),
          visitor.locale.filter(name -> !name.isBlank()),
          visitor.retry.map(Retry::requestedAt),
          contactFlowId.map(ContactFlowId::new));
    }

    @Override
    public String toString() {
      return "EngageEvent[…]";
    }
  }

  /** The workflow's input, as far as it is used; {@code EngageLead} of the core says what it is. */
  record Input(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String firstName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String lastName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String phone,
      @JsonProperty("chat_transcript") Optional<String> initialTranscript,
      Optional<Consent> consent,
      Optional<String> reservation,
      Optional<String> locale,
      Optional<Retry> retry) {
    @Override
    public String toString() {
      return "Input[…]";
    }
  }

  /**
   * What replay-calls adds to the input of an execution that it starts again.
   *
   * @param requestedAt when the first execution started
   */
  record Retry(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Instant requestedAt) {}

  /**
   * Place the call of an interaction that is open.
   *
   * @param key the interaction, which holds the number
   * @param lead the Lead; empty while it is pending
   * @param scenario what the conversation goes by; empty while it is being written
   * @param reservation under which the call is counted already; empty when it is not
   * @param lastNameToDelete what the call asks about; empty when it is a demo
   * @param locale in which is spoken; the contact flow's own when empty
   * @param requestedAt when it was requested first, if this is a later try; empty when it is now
   * @param contactFlow the flow that the call goes through; empty when the workflow names none
   */
  record Place(
      InteractionKey key,
      Optional<LeadId> lead,
      Optional<String> scenario,
      Optional<String> reservation,
      Optional<String> lastNameToDelete,
      Optional<String> locale,
      Optional<Instant> requestedAt,
      Optional<ContactFlowId> contactFlow)
      implements Request {
    /** The same when the workflow names no flow. */
    Place(
        InteractionKey key,
        Optional<LeadId> lead,
        Optional<String> scenario,
        Optional<String> reservation,
        Optional<String> lastNameToDelete,
        Optional<String> locale,
        Optional<Instant> requestedAt) {
      this(
          key,
          lead,
          scenario,
          reservation,
          lastNameToDelete,
          locale,
          requestedAt,
          Optional.empty());
    }

    /** The same call, through another flow. */
    Place through(Optional<ContactFlowId> flow) {
      return new Place(
          key, lead, scenario, reservation, lastNameToDelete, locale, requestedAt, flow);
    }

    /** The same for a demo in the contact flow's own locale. */
    Place(
        InteractionKey key,
        Optional<LeadId> lead,
        Optional<String> scenario,
        Optional<String> reservation) {
      this(key, lead, scenario, reservation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
      return "Place[" + key + "]";
    }
  }

  /**
   * Place the call that asks whether to delete.
   *
   * @param execution the workflow execution's name
   */
  record Ask(String execution, Place call) implements Request {}

  /** The call that asks whether to delete, as the workflow writes it. */
  record AskEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String executionName,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) State state,
      Optional<String> contactFlowId) {
    private Ask toRequest() {
      return new Ask(
          executionName, state.toRequest().through(contactFlowId.map(ContactFlowId::new)));
    }

    @Override
    public String toString() {
      return "AskEvent[…]";
    }
  }

  /**
   * Record a call that was placed while the table was down.
   *
   * @param key the interaction
   */
  record RecordCall(InteractionKey key, ContactId contact) implements Request {}

  /** The call to record, as the workflow writes it. */
  record RecordEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String partitionKey,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String sortKey,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String contactId) {
    private RecordCall toRequest() {
      return new RecordCall(key(partitionKey, sortKey), ContactId.read(contactId));
    }

    @Override
    public String toString() {
      return "RecordEvent[…]";
    }
  }

  /**
   * Repeat a call that nobody answered.
   *
   * @param first the contact of that call
   * @param contactFlow the flow that the call goes through; empty when the workflow names none
   */
  record Repeat(ContactId first, Optional<ContactFlowId> contactFlow) implements Request {}

  /** The call to repeat, as the workflow writes it. */
  record RepeatEvent(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String contactId,
      Optional<String> contactFlowId) {
    private Repeat toRequest() {
      return new Repeat(ContactId.read(contactId), contactFlowId.map(ContactFlowId::new));
    }
  }

  /**
   * Keep the scenario of a call that was placed.
   *
   * @param key the interaction
   * @param text what the conversation goes by; empty when no model wrote it
   * @param lead the Lead and the contact that shall name it; empty when one of both is not known
   */
  record StoreScenario(InteractionKey key, String text, Optional<KnownLead> lead)
      implements Request {
    @Override
    public String toString() {
      return "StoreScenario[" + key + "]";
    }
  }

  /** The Lead that was found or made while the phone rang. */
  record KnownLead(ContactId contact, LeadId id) {}

  /** The workflow's whole state, as far as it is used. */
  record State(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Salesforce salesforce,
      Optional<Llm> llm,
      Optional<String> reservation,
      Optional<String> purpose,
      Optional<String> lastName,
      Optional<String> locale,
      Optional<Retry> retry) {
    private Place toRequest() {
      lastName
          .filter(name -> name.length() > MAX_NAME_CHARS)
          .ifPresent(
              name -> {
                throw new PermanentFailure("Malformed: lastName");
              });
      Optional<LeadId> lead = lead(salesforce.leadId());
      InteractionKey key = key(salesforce.partitionKey(), salesforce.sortKey());
      return new Place(
          key,
          lead,
          llm.map(Llm::scenario),
          reservation.filter(id -> !id.isBlank()),
          purpose.filter(DeletionCall.PURPOSE::equals).flatMap(ignored -> lastName),
          locale.filter(name -> !name.isBlank()),
          retry.map(Retry::requestedAt));
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
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String scenario,
      Optional<String> contactId,
      Optional<String> leadId) {
    private StoreScenario toRequest() {
      Optional<LeadId> lead = lead(leadId);
      return new StoreScenario(
          key(partitionKey, sortKey),
          scenario,
          contactId
              .filter(id -> !id.isBlank())
              .flatMap(id -> lead.map(known -> new KnownLead(new ContactId(id), known))));
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

  /** Blank while the Lead is pending. */
  private static Optional<LeadId> lead(Optional<String> id) {
    if (id.filter(text -> text.length() > MAX_LEAD_ID_CHARS).isPresent()) {
      throw new PermanentFailure("Malformed: leadId");
    }
    return id.filter(text -> !text.isBlank()).map(LeadId::new);
  }

  private static InteractionKey key(String partitionKey, String sortKey) {
    return InteractionKey.parse(partitionKey + "#" + sortKey)
        .orElseThrow(() -> new PermanentFailure("Malformed: partitionKey, sortKey"));
  }
}
