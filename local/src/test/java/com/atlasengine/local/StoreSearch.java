package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks into every store for what should be gone, and for what should be there. */
final class StoreSearch {
  private static final Map<String, String> FIELDS =
      Map.of(
          "Lead",
          "Id, FirstName, LastName, Company, Description, Phone, LeadSource, IsConverted",
          "Task",
          "Id, WhoId, WhatId, Subject, CallObject, CallDisposition, Description",
          "Case",
          "Id, Subject, Description, SuppliedPhone, SuppliedName",
          "CampaignMember",
          "Id, LeadId");

  private final EngineDriver engine;
  private final CaseExpectation expected;
  private final SalesSteps sales;
  private final Map<String, String> documents = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  StoreSearch(EngineDriver engine, CaseExpectation expected, SalesSteps sales) {
    this.engine = engine;
    this.expected = expected;
    this.sales = sales;
  }

  /** What is wrong, one line for each. */
  List<String> findProblems() throws Exception {
    readTables();
    readOrg();
    expected.erasedCalls().stream()
        .filter(call -> call.wentOn)
        .forEach(call -> documents.keySet().removeIf(p -> p.contains("LATE#" + call.contact)));
    searchForTheErased();
    for (TestCall call : expected.keptCalls()) {
      checkKept(call);
    }
    problems.addAll(sales.findProblems());
    return problems;
  }

  private void readTables() {
    for (String table : List.of(EngineDriver.INTERACTIONS, EngineDriver.CACHE)) {
      for (Map<String, AttributeValue> item : engine.scan(table)) {
        documents.put(table + " " + text(item, "PK") + "#" + text(item, "SK"), item.toString());
      }
    }
  }

  /** What the sales team made or took over is theirs. */
  private void readOrg() throws Exception {
    for (Map.Entry<String, String> type : FIELDS.entrySet()) {
      String soql = "SELECT " + type.getValue() + " FROM " + type.getKey();
      for (JsonNode record : engine.sales.query(soql)) {
        String id = record.path("Id").asText();
        if (!sales.isOwn(id) && !record.path("IsConverted").asBoolean()) {
          documents.put(type.getKey() + " " + id, record.toString());
        }
      }
    }
  }

  private void searchForTheErased() {
    Set<String> words = expected.forbiddenWords();
    documents.forEach(
        (place, document) -> {
          String lower = (place + document).toLowerCase(Locale.ROOT);
          words.stream()
              .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
              .forEach(word -> problems.add("left: " + word + " in " + place + ": " + document));
        });
    for (TestCall call : expected.erasedCalls()) {
      searchForContact(call);
    }
  }

  private void searchForContact(TestCall call) {
    if (!call.isPlaced()) {
      return;
    }
    documents.forEach(
        (place, document) -> {
          if ((place + document).contains(call.contact) && !place.contains("CLAIM#")) {
            problems.add("left: the contact of " + call + " in " + place + ": " + document);
          }
        });
    attributes(call).values().stream()
        .filter(value -> !value.isEmpty())
        .forEach(value -> problems.add("left: an attribute of the contact of " + call));
  }

  private Map<String, String> attributes(TestCall call) {
    return engine
        .connect
        .getContactAttributes(
            r ->
                r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                    .initialContactId(call.contact))
        .attributes();
  }

  private void checkKept(TestCall call) throws Exception {
    String key = call.partitionKey() + "#" + call.sortKey();
    String item = documents.getOrDefault(EngineDriver.INTERACTIONS + " " + key, "");
    require(!item.isEmpty(), "the interaction", call);
    for (String word : call.kept) {
      require(item.contains(word), "the word " + word, call);
    }
    String lead = value(item, "SalesforceLeadID");
    require(sales.hasLeft(lead) || sales.open(lead).isPresent(), "the Lead", call);
    if (call.isPlaced()) {
      require(key.equals(attributes(call).get("interactionKey")), "Connect's attribute", call);
    }
    if (call.reported) {
      long tasks = count("Task ", "atlas-" + call.contact);
      require(tasks == 1, "the Activity (" + tasks + ")", call);
    }
    long cases = count("Case ", "reference") == 0 ? 0 : casesOf(item);
    require(cases == call.callbacks, "the Case (" + cases + " of " + call.callbacks + ")", call);
  }

  private long count(String type, String word) {
    return documents.entrySet().stream()
        .filter(d -> d.getKey().startsWith(type) && d.getValue().contains(word))
        .count();
  }

  private long casesOf(String item) {
    return documents.keySet().stream()
        .filter(place -> place.startsWith("Case ") && item.contains(place.substring(5)))
        .count();
  }

  private void require(boolean there, String what, TestCall call) {
    if (!there) {
      problems.add("missing: " + what + " of " + call);
    }
  }

  /** The value of an attribute in an item that was written as text. */
  private static String value(String item, String attribute) {
    return item.contains(attribute + "=AttributeValue(S=")
        ? item.replaceAll("(?s).*\\b" + attribute + "=AttributeValue\\(S=([^)]*)\\).*", "$1")
        : "";
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : String.valueOf(value.s());
  }
}
