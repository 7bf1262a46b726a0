package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the tables look like to whoever else reads them: state machines, the old system, people. */
class DynamoStorageTest {
  private static final InteractionKey KEY =
      InteractionKey.startingAt(Ada.PHONE, Instant.parse("2025-10-26T06:07:12.367643Z"));

  /** As earlier versions wrote it, without random bits. */
  private static final InteractionKey OLD_KEY =
      InteractionKey.parse("LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00")
          .orElseThrow();

  private final FakeClock clock = new FakeClock(Instant.parse("2026-10-26T06:07:12.001Z"));
  private final String table = DynamoLocal.createTable();
  private final Dynamo dynamo = DynamoLocal.connect();
  private final DynamoInteractions interactions =
      new DynamoInteractions(dynamo.interactions(table), clock);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @Test
  void keepsAnInteractionByItsOldNames() {
    interactions.open("execution-1", KEY, Ada.NAME, "User: hi", deadline);
    interactions.attachLead(KEY, new LeadId("00Q1"), deadline);
    interactions.storeScenario(KEY, "Hello Ada.", deadline);
    interactions.storeContact(KEY, new ContactId("contact-1"), deadline);
    interactions.appendTurn(KEY, "turn-1", List.of("User: who?", "Atlas: me."), deadline);
    interactions.storeReport(
        KEY,
        new CallReport("Answered", Optional.of(Duration.ofSeconds(9)), Instant.EPOCH, "- well"),
        deadline);

    Map<String, AttributeValue> item = item("LEAD#+12065550123", KEY.sortKey());
    assertEquals("CHAT_AND_CALL", text(item, "InteractionType"));
    assertEquals("User: hi", text(item, "InitialTranscript"));
    assertEquals("00Q1", text(item, "SalesforceLeadID"));
    assertEquals("Hello Ada.", text(item, "DynamicScenario"));
    assertEquals("contact-1", text(item, "ContactId"));
    assertEquals("- well", text(item, "CallSummary"));
    assertEquals(
        List.of("User: who?", "Atlas: me."),
        item.getOrDefault("FullTranscript", AttributeValue.fromL(List.of())).l().stream()
            .map(AttributeValue::s)
            .toList());
    assertTrue(item.containsKey("ExpiresAt"));
  }

  @Test
  void readsAnItemThatTheOldSystemWrote() {
    put(
        Map.of(
            "PK", "LEAD#+12065550123",
            "SK", "INTERACTION#2025-10-26T06:07:12.367643+00:00",
            "LeadId", "00Qold",
            "InteractionType", "CHAT_AND_CALL",
            "InitialTranscript", "User: hi",
            "FullTranscript", "User: who?\nAtlas: me.",
            "StepFunctionTaskToken", "token"));

    assertEquals(
        Optional.of(
            InteractionDraft.of(OLD_KEY)
                .lead(new LeadId("00Qold"))
                .initialTranscript("User: hi")
                .transcript(List.of("User: who?", "Atlas: me."))
                .build()),
        interactions.find(OLD_KEY, deadline));
  }

  @Test
  void readsWhatItCan_whenAnItemIsOddOrBare() {
    put(Map.of("PK", KEY.partitionKey(), "SK", KEY.sortKey(), "LeadId", " ", "CallSummary", ""));
    put(Map.of("PK", KEY.partitionKey(), "SK", "INTERACTION#whenever"));

    assertEquals(
        List.of(KEY),
        interactions.findByNumber(KEY.phone(), deadline).stream().map(Interaction::key).toList());
    assertEquals(Optional.empty(), interactions.find(KEY, deadline).orElseThrow().lead());
  }

  @Test
  void leavesNoNumberBehind_whenAnInteractionIsDeleted() {
    interactions.open("execution-1", KEY, Ada.NAME, "User: hi", deadline);
    interactions.delete(KEY, deadline);

    List<Map<String, AttributeValue>> left =
        DynamoLocal.client().scan(r -> r.tableName(table)).items();
    assertEquals(1, left.size());
    assertEquals("CLAIM#EXECUTION#execution-1", text(left.getFirst(), "PK"));
    assertFalse(left.toString().contains("2065550123"));
  }

  @Test
  void keepsTheLastPage_whenANumberHasMoreThanOnePageOfItems() {
    String chat = "x".repeat(390_000);
    for (int i = 0; i < 4; i++) {
      Instant time = Instant.EPOCH.plusSeconds(i);
      interactions.open(
          "execution-" + i, InteractionKey.startingAt(KEY.phone(), time), Ada.NAME, chat, deadline);
    }

    assertEquals(4, interactions.findByNumber(KEY.phone(), deadline).size());
  }

  @Test
  void letsAClaimExpireInWholeSeconds_neverTooEarly() {
    DynamoClaims claims = new DynamoClaims(dynamo.interactions(table), clock);
    claims.claim(new Claims.Key(Claims.Kind.DIAL, "x"), "a", Duration.ofSeconds(10), deadline);
    claims.tryIncrement(
        new Claims.Key(Claims.Kind.DIALS, "x"), 3, Duration.ofSeconds(10), deadline);

    long end = Instant.parse("2026-10-26T06:07:23Z").getEpochSecond();
    assertEquals(end, Attributes.number(item("CLAIM#DIAL#x", "CLAIM"), "ExpiresAt"));
    assertEquals(end, Attributes.number(item("CLAIM#DIALS#x", "CLAIM"), "ExpiresAt"));
  }

  @Test
  void keepsAReplyWithWhatTheIndexNeeds() {
    DynamoResponseCache cache = new DynamoResponseCache(dynamo.responseCache(table), clock);
    ReplyKey key = new ReplyKey("GreetingIntent", "0af3");
    cache.store(key, new CachedReply("Hello.", Instant.parse("2026-10-26T06:07:12.5Z")), deadline);

    Map<String, AttributeValue> item = item("RESPONSE#GreetingIntent#0af3", "LATEST");
    assertEquals("Hello.", text(item, "Response"));
    assertEquals("GreetingIntent", text(item, "Intent"));
    assertEquals("2026-10-26T06:07:12.500000Z", text(item, "GeneratedAt"));
    long end = Instant.parse("2026-10-27T06:07:13Z").getEpochSecond();
    assertEquals(end, Attributes.number(item, "ExpiresAt"));
  }

  @Test
  void findsNothing_whenACachedItemIsNotAReply() {
    DynamoResponseCache cache = new DynamoResponseCache(dynamo.responseCache(table), clock);
    put(Map.of("PK", "RESPONSE#A#1", "SK", "LATEST", "Response", "Hello."));
    put(
        Map.of(
            "PK", "RESPONSE#A#2", "SK", "LATEST", "Response", "Hi.", "GeneratedAt", "yesterday"));
    put(
        Map.of(
            "PK",
            "RESPONSE#A#3",
            "SK",
            "LATEST",
            "Response",
            " ",
            "GeneratedAt",
            "2026-10-26T06:07:12Z"));

    for (String hash : List.of("1", "2", "3")) {
      assertTrue(cache.find(new ReplyKey("A", hash), deadline).isEmpty(), hash);
    }
  }

  private Map<String, AttributeValue> item(String partitionKey, String sortKey) {
    return DynamoLocal.client()
        .getItem(r -> r.tableName(table).key(Attributes.key(partitionKey, sortKey)))
        .item();
  }

  private void put(Map<String, String> attributes) {
    Map<String, AttributeValue> item = new HashMap<>();
    attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
    DynamoLocal.client().putItem(r -> r.tableName(table).item(item));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Attributes.text(item, name).orElse("");
  }
}
