package com.atlasengine.local;

import com.atlasengine.local.LexDelivery.Answer;
import com.atlasengine.local.lambda.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One visitor's way through a {@link Journey} on an engine, and the count at its end. */
final class JourneyRun {
  static final String LETTERS = "calls-to-retry";

  private static final String KEY = "INTERACTION#2025-10-26T06:07:12.367643+00:00";
  private static final String LEX = "LexFulfillment";

  /** Lex delivers a turn again that failed or that it takes for lost. */
  private static final Duration REDELIVERY = Duration.ofMillis(2600);

  /** As long as a call's follow-up waits for its end, and a bit. */
  private static final Duration FOLLOW_UP = Duration.ofMinutes(35);

  private static final int MAX_MINUTES = 30;

  private final ThreadEngine engine;
  private final int number;
  private final Deliveries deliveries;
  private final List<String> problems = new ArrayList<>();
  private boolean acknowledged;
  private boolean mayBecomeTask;
  private Runnable outage = () -> {};

  /**
   * @param number of the visitor; each has a phone of its own
   */
  JourneyRun(ThreadEngine engine, int number, Deliveries deliveries) {
    this.engine = engine;
    this.number = number;
    this.deliveries = deliveries;
  }

  /** How Lex delivers a turn. */
  @FunctionalInterface
  interface Deliveries {
    /** The answer that the visitor gets; empty when all deliveries failed. */
    Optional<Answer> deliver(ThreadEngine engine, LexDelivery turn);
  }

  /** Once, and once more if that fails. */
  static Optional<Answer> redeliverAfterFailure(ThreadEngine engine, LexDelivery turn) {
    Optional<Answer> first = deliverOnce(engine, turn);
    if (first.isPresent()) {
      return first;
    }
    engine.pass(REDELIVERY);
    return deliverOnce(engine, turn);
  }

  /** Once. */
  static Optional<Answer> deliverOnce(ThreadEngine engine, LexDelivery turn) {
    Functions.Result result = engine.functions().invoke(LEX, turn.event(), "");
    return result.error().isPresent()
        ? Optional.empty()
        : Optional.of(Answer.read(result.payload()));
  }

  /** Nobody's number: its exchange is kept for fiction. */
  String phone() {
    List<String> areas = List.of("206", "425", "360", "509", "253", "971", "503", "541");
    return "+1%s555%04d".formatted(areas.get(number / 9000), 100 + number % 9000);
  }

  String lastName() {
    // Letters only: a name with digits is none.
    StringBuilder name = new StringBuilder("Love");
    String.valueOf(number).chars().forEach(digit -> name.append((char) ('a' + digit - '0')));
    return name.toString();
  }

  private String session() {
    return "journey-" + number;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void acknowledgeIf(boolean given) {
    acknowledged = given;
  }

  Optional<Answer> askForCall() {
    return deliverAndSettle(
        LexDelivery.chat(
            session(),
            "InitiateDemo",
            Map.of("VisitorFullName", "Ada " + lastName(), "VisitorPhoneNumber", phone())));
  }

  Optional<Answer> askForDeletion() {
    return deliverAndSettle(
        LexDelivery.chat(
            session(),
            "DeleteMyInfoIntent",
            Map.of("VisitorPhoneNumber", phone(), "VisitorLastName", lastName())));
  }

  Optional<Answer> askForCallback() {
    return onThePhone("CallbackIntent", "call me back", Map.of("CallbackTime", "16:00"));
  }

  /** Says something on the call that {@link #putProvenCall} has put there. */
  Optional<Answer> onThePhone(String intent, String words, Map<String, String> slots) {
    return say("phone-" + number, intent, words, slots, Map.of("interactionKey", provenKey()));
  }

  private Optional<Answer> say(
      String session,
      String intent,
      String words,
      Map<String, String> slots,
      Map<String, String> attributes) {
    return deliverAndSettle(LexDelivery.phone(session, intent, words, slots, attributes));
  }

  private Optional<Answer> deliverAndSettle(LexDelivery turn) {
    Optional<Answer> answer = deliveries.deliver(engine, turn);
    engine.settle();
    return answer;
  }

  private String provenKey() {
    return "LEAD#" + phone() + "#" + KEY;
  }

  /** A call that was placed before, and on which the visitor talks now. */
  void putProvenCall() {
    Map<String, AttributeValue> item = new HashMap<>();
    Map.of(
            "PK",
            "LEAD#" + phone(),
            "SK",
            KEY,
            "InteractionType",
            "CHAT_AND_CALL",
            "FirstName",
            "Ada",
            "LastName",
            lastName(),
            "DynamicScenario",
            "You liked windmills.")
        .forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
    engine.dynamo().putItem(r -> r.tableName(ThreadEngine.INTERACTIONS).item(item));
  }

  /** A Lead of this engine's own. */
  void putLead() throws Exception {
    String id =
        engine
            .salesforce()
            .create(
                "Lead",
                Map.of(
                    "FirstName",
                    "Ada",
                    "LastName",
                    lastName(),
                    "Company",
                    "Ada " + lastName(),
                    "LeadSource",
                    "Atlas Engine",
                    "Phone",
                    phone()));
    engine
        .dynamo()
        .updateItem(
            r ->
                r.tableName(ThreadEngine.INTERACTIONS)
                    .key(
                        Map.of(
                            "PK", AttributeValue.fromS("LEAD#" + phone()),
                            "SK", AttributeValue.fromS(KEY)))
                    .updateExpression("SET SalesforceLeadID = :lead")
                    .expressionAttributeValues(Map.of(":lead", AttributeValue.fromS(id))));
  }

  void fail(String service, String kind) {
    engine.faults().set(JsonNodeFactory.instance.objectNode().put(service, kind));
  }

  void endFaults() {
    engine.faults().clear();
  }

  void pass(int seconds) {
    engine.pass(Duration.ofSeconds(seconds));
  }

  /** Lets minutes pass until the visitor's phone rings, as it does at once if nothing fails. */
  void waitForPhone() throws Exception {
    for (int minute = 0; minute < MAX_MINUTES && ringing().isEmpty(); minute++) {
      passMinute();
    }
  }

  private Optional<JsonNode> ringing() throws Exception {
    return contacts().stream()
        .filter(c -> c.path("status").asText().equalsIgnoreCase("ringing"))
        .findFirst();
  }

  private List<JsonNode> contacts() throws Exception {
    List<JsonNode> own = new ArrayList<>();
    engine
        .contacts()
        .forEach(
            contact -> {
              if (contact.path("phone").asText().equals(phone())) {
                own.add(contact);
              }
            });
    return own;
  }

  private Optional<String> pickUp() throws Exception {
    Optional<JsonNode> ringing = ringing();
    if (ringing.isPresent()) {
      engine.phone(ringing.get().path("contactId").asText(), "answer");
      engine.settle();
    }
    return ringing.map(c -> c.path("attributes").path("interactionKey").asText());
  }

  void talkOnThePhone() throws Exception {
    Optional<JsonNode> call = ringing();
    Optional<String> key = pickUp();
    if (key.isEmpty()) {
      return;
    }
    String contact = call.orElseThrow().path("contactId").asText();
    Map<String, String> attributes = Map.of("interactionKey", key.get());
    say(contact, "FallbackIntent", "who is calling", Map.of(), attributes);
    engine.phone(contact, "hangup");
    engine.settle();
  }

  /** Picks up, and says yes to the question whether to delete. */
  boolean agreeToDelete() throws Exception {
    Optional<JsonNode> call = ringing();
    Optional<String> key = pickUp();
    if (key.isEmpty()) {
      return false;
    }
    String contact = call.orElseThrow().path("contactId").asText();
    Optional<Answer> question =
        say(contact, "FallbackIntent", "hello", Map.of(), Map.of("interactionKey", key.get()));
    Map<String, String> attributes =
        question.map(Answer::attributes).orElse(Map.of("interactionKey", key.get()));
    boolean agreed =
        say(contact, "FallbackIntent", "yes", Map.of(), attributes)
            .filter(answer -> answer.action().equals("Close"))
            .isPresent();
    engine.phone(contact, "hangup");
    engine.settle();
    return agreed;
  }

  /**
   * Says that something is down while the visitor acts.
   *
   * @param newOutage lets it pass
   * @param callsMayBecomeTasks whether a person calls in the end, because Connect never could
   */
  void during(Runnable newOutage, boolean callsMayBecomeTasks) {
    outage = newOutage;
    mayBecomeTask = callsMayBecomeTasks;
  }

  /** Lets all be done that is left to do: letters, pending work, the end of calls. */
  void later() {
    outage.run();
    workOff();
    engine.pass(FOLLOW_UP);
    workOff();
    if (engine.nextWake().isPresent()) {
      engine.pass(Duration.ofHours(4));
      workOff();
    }
    check("letters", 0, engine.queued(LETTERS));
    check("pending work", 0, engine.items("PENDING").size());
  }

  private void workOff() {
    for (int minute = 0; minute < MAX_MINUTES && isWorkLeft(); minute++) {
      passMinute();
    }
  }

  private boolean isWorkLeft() {
    return engine.queued(LETTERS) > 0 || !engine.items("PENDING").isEmpty();
  }

  private void passMinute() {
    engine.pass(Duration.ofMinutes(1));
    if (engine.queued(LETTERS) > 0) {
      engine.fire("EveryMinute");
    }
    if (!engine.items("PENDING").isEmpty()) {
      engine.fire("RetryPending");
    }
  }

  private void check(String what, int expected, int found) {
    if (expected != found) {
      problems.add(what + ": " + found + ", not " + expected);
    }
  }

  /** One where it was acknowledged, and never more. */
  private void checkOnce(String what, int found) {
    if (acknowledged || found > 1) {
      check(what, 1, found);
    }
  }

  /** One call, one Lead, one Activity of it, and nothing for a person to do. */
  void expectCall(String outcome) throws Exception {
    boolean isForAPerson = mayBecomeTask && contacts().isEmpty();
    checkOnce("calls", contacts().size() + (isForAPerson ? 1 : 0));
    SalesforceUser org = engine.salesforce();
    JsonNode leads = org.query("SELECT Id FROM Lead WHERE Phone = '" + phone() + "'");
    checkOnce("Leads", leads.size());
    List<String> tasks = new ArrayList<>();
    for (JsonNode lead : leads) {
      org.query("SELECT Subject, Status FROM Task WHERE WhoId = '" + lead.path("Id").asText() + "'")
          .forEach(t -> tasks.add(t.path("Status").asText() + " " + t.path("Subject").asText()));
    }
    checkOnce("Activities", tasks.size());
    if (acknowledged && !isForAPerson) {
      tasks.stream()
          .filter(task -> !task.startsWith("Completed") || !task.contains(outcome))
          .forEach(task -> problems.add("Activity: " + task));
    }
  }

  /** One Case, and one Task at its time. */
  void expectCallback() throws Exception {
    SalesforceUser org = engine.salesforce();
    JsonNode cases = org.query("SELECT Id FROM Case WHERE SuppliedPhone = '" + phone() + "'");
    checkOnce("Cases", cases.size());
    int tasks = 0;
    for (JsonNode each : org.query("SELECT Subject FROM Task WHERE Status = 'Not Started'")) {
      tasks += each.path("Subject").asText().contains(phone()) ? 1 : 0;
    }
    checkOnce("Tasks", tasks);
  }

  /** Nothing of the visitor in any store. */
  void expectNothingKnown() throws Exception {
    if (acknowledged) {
      check("interactions", 0, engine.items("LEAD#" + phone()).size());
      JsonNode leads =
          engine.salesforce().query("SELECT Id FROM Lead WHERE LastName = '" + lastName() + "'");
      check("Leads", 0, leads.size());
    }
    if (contacts().size() > 1) {
      check("calls", 1, contacts().size());
    }
  }

  /** That often the phone has rung. */
  void expectDials(int dials) throws Exception {
    if (acknowledged) {
      check("calls", dials, contacts().size());
    }
  }
}
