package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.PendingWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Lead is a number and a person. */
class SecondPersonTest {
  private Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @Test
  void getsALeadOfTheirOwn_whenTheNumberIsSomebodyElses() {
    String adas = addByHand("Ada", "Byron");

    String his = visitors.engage("Charles Babbage");

    assertNotEquals(adas, his);
    assertEquals("Babbage", visitors.leads().getLast().get("LastName"));
    assertEquals(his, visitors.engage("Charles Babbage"));
    assertEquals(adas, visitors.engage("Ada Byron"));
  }

  @Test
  void getsALeadOfTheirOwn_whenTheFirstPersonAskedAMomentAgo() {
    String adas = visitors.engage("Ada Byron");

    assertNotEquals(adas, visitors.engage("Charles Babbage"));
    assertEquals(2, visitors.leads().size());
  }

  @Test
  void isNamedInTheActivity_whenConfigured() {
    visitors.close();
    visitors = new Visitors(Map.of("SECOND_PERSON", "NamedInActivity"));
    String adas = addByHand("Ada", "Byron");

    assertEquals(adas, visitors.engage("Charles Babbage"));
    reportTheLastCall();

    assertEquals(1, visitors.leads().size());
    Map<String, String> task = visitors.org.records().recordsOf("Task").getFirst();
    assertEquals(adas, task.get("WhoId"));
    assertEquals("The call was with Charles Babbage.\n\nTalked.", task.get("Description"));
  }

  @ParameterizedTest
  @CsvSource({
    "Grace, Grace Hopper",
    "Grace Hopper, Grace",
    "Grace Hopper, grace hopper",
    "Grace Hopper, Grace Brewster Hopper"
  })
  void isOnePerson_whenTheNamesAgree(String first, String then) {
    assertEquals(visitors.engage(first), visitors.engage(then));
    assertEquals(1, visitors.leads().size());
  }

  @Test
  void getsTheLeadWithTheWholeName_whenAnotherFitsToo() {
    addByHand("Grace", "LNU");
    String whole = addByHand("Grace", "Hopper");

    assertEquals(whole, visitors.engage("Grace Hopper"));
  }

  @Test
  void marksTheLeadsThatTheEngineMakes() {
    visitors.engage("Ada Byron");

    assertEquals("Atlas Engine", visitors.leads().getFirst().get("LeadSource"));
  }

  @Test
  void marksThemInAFieldOfTheOrg_whenConfigured() {
    visitors.close();
    visitors = new Visitors(Map.of("SALESFORCE_LEAD_MARK", "Atlas_Id__c=atlas"));
    visitors.engage("Ada Byron");
    visitors.engage("Charles Babbage");
    reportTheLastCall();

    List<String> marks =
        visitors.leads().stream().map(lead -> lead.getOrDefault("Atlas_Id__c", "")).toList();
    assertEquals(2, marks.stream().filter(mark -> mark.startsWith("atlas ")).distinct().count());
    assertEquals("Talked.", lastLine(visitors.leads().getLast().getOrDefault("Description", "")));
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (first, second) -> second);
  }

  private String addByHand(String first, String last) {
    return visitors
        .org
        .records()
        .add("Lead", Map.of("FirstName", first, "LastName", last, "Phone", Visitors.NUMBER));
  }

  /** The call of the visitor who came last ends, and its report is pending. */
  private void reportTheLastCall() {
    Interaction item = visitors.lastInteraction();
    visitors.interactions.storeReport(
        item.key(),
        new CallReport("Answered", Optional.empty(), Instant.EPOCH, "Talked."),
        Visitors.soon());
    visitors.backlog.add(
        new PendingWork.Lead(item.key(), item.name().orElseThrow()), "down", Visitors.soon());
    assertEquals(1, visitors.retry().path("done").asInt());
  }
}
