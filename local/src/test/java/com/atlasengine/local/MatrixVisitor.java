package com.atlasengine.local;

import com.atlasengine.local.lambda.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one visitor of a cell: what functions are told of them, and what is stored of them. */
final class MatrixVisitor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Map<String, JsonNode> EVENTS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String INTERACTIONS = "AtlasEngineInteractions";

  final MatrixEngine engine;
  final String number;
  final String id;
  int turn;
  private final int suppressedBefore;
  private String contactId = "";
  private String sortKey = "";
  private String leadId = "";

  MatrixVisitor(MatrixEngine engine) {
    int id = COUNT.getAndIncrement();
    this.engine = engine;
    this.id = "cell" + letters(id);
    this.suppressedBefore = keys("SUPPRESSED#");
    this.number = "+1%d55501%02d".formatted(AREAS.get(id / 100 % AREAS.size()), id % 100);
  }

  /** Digits would make the words of a question personal. */
  private static String letters(int id) {
    StringBuilder letters = new StringBuilder();
    for (int rest = id; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  /** With 555-01 and two digits these are nobody's numbers. */
  private static final List<Integer> AREAS =
      List.of(
          206, 212, 213, 253, 305, 310, 312, 323, 404, 408, 415, 425, 503, 509, 510, 512, 602, 617,
          619, 650, 702, 713, 714, 718, 737, 773, 801, 808, 818, 916);

  /** Answered by a function: what it said, or the name of the failure. */
  record Answer(String outcome, JsonNode payload) {
    static final String FINE = "fine";

    boolean isFine() {
      return outcome.equals(FINE);
    }

    /** What the bot says; empty of an answer that is none of its. */
    String text() {
      StringBuilder text = new StringBuilder();
      payload.path("messages").forEach(m -> text.append(m.path("content").asText()).append(' '));
      return text.toString();
    }
  }

  /** Invokes a function with an event. */
  Answer invoke(String function, JsonNode event) {
    Functions.Result result = engine.invoke(function, event);
    JsonNode payload = parse(result.payload());
    String type = payload.path("errorType").asText();
    return result.error().isEmpty()
        ? new Answer(Answer.FINE, payload)
        : new Answer(type.substring(type.lastIndexOf('.') + 1), payload);
  }

  /** A module's event for tests, for this visitor. */
  ObjectNode event(String module, String name) {
    JsonNode read =
        EVENTS.computeIfAbsent(
            module + "/src/test/resources/events/" + name + ".json", MatrixVisitor::read);
    String text = read.toString().replace("+12065550123", number);
    return (ObjectNode) parse(text.replace("2065550123", number.substring(2)));
  }

  private static JsonNode read(String path) {
    try {
      return JSON.readTree(Path.of("..", path).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A turn of the bot, of this visitor's session; a repeated one is another turn. */
  ObjectNode turn(String name, boolean onThePhone) {
    ObjectNode event = event("lex-fulfillment", name);
    event.put("sessionId", onThePhone ? contactId : id);
    ObjectNode state = (ObjectNode) event.get("sessionState");
    state.put("originatingRequestId", id + "-turn-" + turn);
    ObjectNode attributes = state.putObject("sessionAttributes").put("turnCount", "" + turn);
    if (onThePhone) {
      attributes.put("interactionKey", partitionKey() + "#" + sortKey);
    }
    return event;
  }

  /** A call is placed, and rings. */
  void place() {
    Answer placed = invoke("InvokeCall", engage());
    contactId = required(placed, "ContactId");
    sortKey = required(placed, "sortKey");
  }

  /** The Lead is made. */
  void makeLead() {
    leadId = required(invoke("CreateLead", lead()), "leadId");
  }

  /** What a use needs before a fault must go well. */
  void require(Answer answer) {
    if (!answer.isFine()) {
      throw new IllegalStateException("without a fault: " + answer);
    }
  }

  private static String required(Answer answer, String field) {
    String value = answer.payload().path(field).asText();
    if (value.isEmpty()) {
      throw new IllegalStateException("without a fault: no " + field + " in " + answer);
    }
    return value;
  }

  ObjectNode engage() {
    ObjectNode event =
        event("invoke-call", "engage")
            .put("executionName", id)
            .put("contactFlowId", engine.contactFlowId);
    ((ObjectNode) event.get("visitor")).remove("reservation");
    return event;
  }

  ObjectNode lead() {
    return event("create-lead", "engage").put("executionName", id);
  }

  /** With the keys of this visitor's interaction. */
  ObjectNode keyed(ObjectNode event) {
    event.put("partitionKey", partitionKey()).put("sortKey", sortKey);
    return event.has("leadId") ? event.put("leadId", leadId) : event;
  }

  String contactId() {
    return contactId;
  }

  private String partitionKey() {
    return "LEAD#" + number;
  }

  /** How many there are of what a cell counts. */
  Map<String, Integer> count(Iterable<String> what) throws Exception {
    Map<String, Integer> counts = new HashMap<>();
    for (String each : what) {
      counts.put(each, count(each));
    }
    return counts;
  }

  private int count(String what) throws Exception {
    return switch (what) {
      case "calls" -> calls();
      case "leads" -> rows("SELECT Id FROM Lead WHERE Phone = '" + number + "'");
      case "cases" -> rows("SELECT Id FROM Case WHERE SuppliedPhone = '" + number + "'");
      case "tasks" -> tasks("Completed");
      case "open tasks" -> tasks("Not Started");
      case "interactions" -> items().size();
      case "scenarios" -> with("DynamicScenario");
      case "recorded calls" -> with("ContactId");
      case "suppressed" -> suppressed();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private int rows(String soql) throws Exception {
    return engine.sales.query(soql).size();
  }

  private int tasks(String status) throws Exception {
    int sum = 0;
    for (JsonNode lead : engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + number + "'")) {
      sum +=
          rows(
              "SELECT Id FROM Task WHERE WhoId = '%s' AND Status = '%s'"
                  .formatted(lead.path("Id").asText(), status));
    }
    return sum;
  }

  private int calls() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/contacts"))
            .timeout(Duration.ofSeconds(10))
            .build();
    JsonNode contacts =
        parse(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()).path("contacts");
    int calls = 0;
    for (JsonNode contact : contacts) {
      calls += contact.path("phone").asText().equals(number) ? 1 : 0;
    }
    return calls;
  }

  private List<Map<String, AttributeValue>> items() {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName(INTERACTIONS)
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partitionKey()))))
        .items();
  }

  private int with(String attribute) {
    return (int) items().stream().filter(item -> item.containsKey(attribute)).count();
  }

  private int suppressed() {
    return keys("SUPPRESSED#") - suppressedBefore;
  }

  private int keys(String prefix) {
    return (int)
        engine.dynamo.scanPaginator(r -> r.tableName(INTERACTIONS)).items().stream()
            .filter(item -> text(item, "PK").startsWith(prefix))
            .count();
  }

  /** No answer is in the cache. */
  void emptyCache() {
    delete("AtlasEngine-ResponseCache", "");
  }

  /** So much time passes that secrets, sessions and claims of seconds are over. */
  void letTimePass() {
    engine.functions.forget();
    delete(INTERACTIONS, "CLAIM#(LEAD|ACTIVITY|CASE|REFRESH)#");
  }

  private void delete(String table, String keys) {
    engine.dynamo.scanPaginator(r -> r.tableName(table)).items().stream()
        .filter(item -> text(item, "PK").matches(keys + ".*"))
        .forEach(item -> engine.dynamo.deleteItem(r -> r.tableName(table).key(key(item))));
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(
        "PK", AttributeValue.fromS(text(item, "PK")), "SK", AttributeValue.fromS(text(item, "SK")));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }
}
