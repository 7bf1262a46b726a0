package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pending erasure takes all of one person and nothing of another, in a real org's protocol. */
class WholeErasureTest {
  private static final PhoneNumber PHONE = new PhoneNumber(Visitors.NUMBER);
  private Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @Test
  void findsWhoHasOneName() {
    visitors.engage("Cher");

    erase("Cher");

    assertEquals(List.of(), visitors.leads());
    assertEquals(List.of(), visitors.interactions.all());
  }

  @Test
  void takesTheSecondPersonsWordsOffTheFirstOnesLead() {
    visitors.close();
    visitors = new Visitors(Map.of("SECOND_PERSON", "NamedInActivity"));
    visitors.engage("Ada Byron");
    logTheLastCall("Likes lighthouses.\n\nAsk again.");
    visitors.engage("Charles Babbage");
    logTheLastCall("Likes engines.\n\nNothing else.");

    erase("Babbage");

    Map<String, String> lead = visitors.leads().getFirst();
    assertEquals("Byron", lead.get("LastName"));
    String description = lead.getOrDefault("Description", "");
    assertEquals("Ask again.", description.lines().reduce("", (first, second) -> second));
    assertFalse(description.contains("engines"), description);
    assertEquals(1, visitors.org.records().recordsOf("Task").size());
    assertEquals(1, visitors.interactions.all().size());
  }

  @Test
  void takesTheCase_whenThereIsNoLead() {
    visitors.engage("Ada Byron");
    visitors.leads().forEach(lead -> visitors.org.records().delete(lead.getOrDefault("Id", "")));
    visitors.org.records().add("Case", aCase(NewCase.SUBJECT_PREFIX + ", reference 1"));
    visitors.org.records().add("Case", aCase("The kettle leaks"));

    erase("Byron");

    assertEquals(
        List.of("The kettle leaks"),
        visitors.org.records().recordsOf("Case").stream().map(c -> c.get("Subject")).toList());
    assertEquals(List.of(), visitors.interactions.all());
  }

  @Test
  void takesTheCallsOffTheContact_whenTheLeadWasConverted() {
    String lead = visitors.engage("Ada Byron");
    String contact = visitors.org.records().add("Contact", Map.of("LastName", "Byron"));
    visitors.org.records().convert(lead, contact, "");
    logTheLastCall("Likes lighthouses.");
    addTask(contact, Map.of("CallObject", "atlas-0123456789ab"));
    addTask(contact, Map.of("Subject", "Lunch"));
    addTask("003000000000009", Map.of("CallObject", "atlas-another"));

    erase("Byron");

    assertEquals(
        List.of("Lunch", "atlas-another"),
        visitors.org.records().recordsOf("Task").stream()
            .map(task -> task.getOrDefault("Subject", task.getOrDefault("CallObject", "")))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sammy       | Davis Jr.    | Davis",
        "Sammy Davis | Jr.          | Davis",
        "Siobhán     | O’Neill      | O'Neill",
        "Ada         | Smith‑Jones  | Smith-Jones"
      })
  void findsANameAsAnEarlierVersionStoredIt(String first, String last, String said) {
    visitors
        .org
        .records()
        .add(
            "Lead",
            Map.of(
                "FirstName",
                first,
                "LastName",
                last,
                "Phone",
                Visitors.NUMBER,
                "LeadSource",
                "Atlas Engine"));
    visitors.interactions.put(Ada.draft().name(new PersonName(first, last)).build());

    erase(said);

    assertEquals(List.of(), visitors.interactions.all());
    assertEquals(List.of(), visitors.leads());
  }

  @Test
  void leavesTheLeadThatSomebodyElseMade() {
    visitors
        .org
        .records()
        .add("Lead", Map.of("FirstName", "Ada", "LastName", "Byron", "Phone", Visitors.NUMBER));
    visitors.engage("Ada Byron");
    logTheLastCall("Likes lighthouses.");

    erase("Byron");

    assertEquals(1, visitors.leads().size());
    assertEquals(List.of(), visitors.org.records().recordsOf("Task"));
    assertEquals(List.of(), visitors.interactions.all());
  }

  private void addTask(String contact, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("WhoId", contact);
    visitors.org.records().add("Task", fields);
  }

  private static Map<String, String> aCase(String subject) {
    return Map.of("Subject", subject, "SuppliedPhone", Visitors.NUMBER);
  }

  private void erase(String lastName) {
    visitors.backlog.add(new PendingWork.Erasure(PHONE, lastName), "down", Visitors.soon());
    assertEquals(1, visitors.retry().path("done").asInt());
  }

  private void logTheLastCall(String text) {
    Interaction item = visitors.lastInteraction();
    visitors.interactions.storeReport(
        item.key(),
        new CallReport("Answered", Optional.empty(), Instant.EPOCH, text),
        Visitors.soon());
    visitors.backlog.add(
        new PendingWork.Lead(item.key(), item.name().orElseThrow()), "down", Visitors.soon());
    assertEquals(1, visitors.retry().path("done").asInt());
  }
}
