package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the sales team does in Salesforce meanwhile, and what it relies on. */
final class SalesSteps {
  private static final String FIELDS =
      "Id, FirstName, LastName, Company, Description, LeadSource, Phone, Rating, Status, IsConverted";

  private final EngineDriver engine;
  private final Words words;
  private final RandomGenerator random;
  private final Map<String, JsonNode> own = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private final Set<String> left = new HashSet<>();

  /**
   * What somebody wrote on a Lead.
   *
   * @param company their value of a field
   * @param note their line of the description
   */
  record Edit(String lead, String company, String note) {}

  SalesSteps(EngineDriver engine, Words words, RandomGenerator random) {
    this.engine = engine;
    this.words = words;
    this.random = random;
  }

  /** Some people were known to sales before, by a Lead that the engine did not make. */
  void meet(List<TestPerson> people) throws Exception {
    for (TestPerson person : people) {
      if (random.nextInt(4) == 0) {
        String id =
            engine.sales.create(
                "Lead",
                Map.of(
                    "FirstName", person.first(),
                    "LastName", person.last(),
                    "Company", words.next(),
                    "Description", "Met at the expo. Likes " + words.next(),
                    "Rating", "Hot",
                    "Phone", person.numbers().getFirst()));
        own.put(id, read(id).orElseThrow());
      }
    }
  }

  /** Edits, converts, merges or deletes a Lead of these calls, if there is an open one. */
  String act(List<TestCall> calls) throws Exception {
    TestCall call = calls.get(random.nextInt(calls.size()));
    Optional<JsonNode> lead = open(call.lead());
    if (lead.isEmpty()) {
      return "nothing";
    }
    return switch (random.nextInt(8)) {
      case 0 -> convert(call.lead());
      case 1 -> delete(call.lead());
      case 2, 3, 4 -> merge(call.lead(), calls);
      default -> edit(lead.get());
    };
  }

  private String edit(JsonNode lead) throws Exception {
    Edit edit = new Edit(lead.path("Id").asText(), words.next(), "Sales: " + words.next());
    String before = lead.path("Description").asText("");
    engine.sales.update(
        "Lead",
        edit.lead(),
        Map.of(
            "Company",
            edit.company(),
            "Description",
            before.isEmpty() ? edit.note() : before + "\n\n" + edit.note()));
    edits.removeIf(old -> old.lead().equals(edit.lead()));
    edits.add(edit);
    if (own.containsKey(edit.lead())) {
      own.put(edit.lead(), read(edit.lead()).orElseThrow());
    }
    return "edit " + edit.lead();
  }

  private String merge(String lead, List<TestCall> calls) throws Exception {
    String into = calls.get(random.nextInt(calls.size())).lead();
    if (into.equals(lead) || open(into).isEmpty()) {
      return "nothing";
    }
    engine.actInSalesforce("merge", Map.of("lead", lead, "into", into));
    leave(lead);
    return "merge " + lead + " into " + into;
  }

  private String convert(String lead) throws Exception {
    engine.actInSalesforce("convert", Map.of("lead", lead));
    leave(lead);
    return "convert " + lead;
  }

  private String delete(String lead) throws Exception {
    engine.sales.delete("Lead", lead);
    leave(lead);
    return "delete " + lead;
  }

  private void leave(String lead) {
    left.add(lead);
    own.remove(lead);
    edits.removeIf(edit -> edit.lead().equals(lead));
  }

  /** Whether this is a Lead that the engine did not make. */
  boolean isOwn(String lead) {
    return own.containsKey(lead);
  }

  /** Whether sales merged, converted or deleted the Lead. */
  boolean hasLeft(String lead) {
    return left.contains(lead);
  }

  /** What is not any more as sales left it. */
  List<String> findProblems() throws Exception {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> lead : own.entrySet()) {
      if (!read(lead.getKey()).equals(Optional.of(lead.getValue()))) {
        problems.add("changed what sales wrote: " + lead.getValue() + read(lead.getKey()));
      }
    }
    for (Edit edit : edits) {
      Optional<JsonNode> now = open(edit.lead());
      if (now.isPresent() && !holds(now.get(), edit)) {
        problems.add("lost an edit of sales: " + edit + " in " + now.get());
      }
    }
    return problems;
  }

  private static boolean holds(JsonNode lead, Edit edit) {
    return lead.path("Company").asText().equals(edit.company())
        && lead.path("Description").asText("").contains(edit.note());
  }

  /** The Lead, unless it was deleted, merged or converted. */
  Optional<JsonNode> open(String id) throws Exception {
    return id.isEmpty()
        ? Optional.empty()
        : read(id).filter(lead -> !lead.path("IsConverted").asBoolean());
  }

  private Optional<JsonNode> read(String id) throws Exception {
    JsonNode found = engine.sales.query("SELECT " + FIELDS + " FROM Lead WHERE Id = '" + id + "'");
    return Optional.ofNullable(found.get(0));
  }
}
