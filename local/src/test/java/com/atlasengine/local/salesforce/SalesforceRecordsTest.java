package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.salesforce.OrgClient.OrgResponse;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records one at a time, over a socket. */
class SalesforceRecordsTest {
  private static final String SOBJECTS = "/services/data/v67.0/sobjects/";
  private static final String LEAD = "{\"LastName\":\"Doe\",\"Company\":\"Acme\"}";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private ServedOrg org;
  private OrgClient client;

  @BeforeEach
  void start() throws IOException {
    org = ServedOrg.start(clock, Latency.NONE, Sessions.DEFAULT_TIMEOUT);
    client = org.client().login();
  }

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void leadIsCreatedWithDefaults_whenRequiredFieldsAreThere() {
    OrgResponse response =
        client.create(
            "Lead",
            "{\"FirstName\":\"Jane\",\"LastName\":\"Doe\",\"Company\":\"Acme\",\"Phone\":\"+1\"}");

    assertEquals(201, response.status());
    assertTrue(response.body().path("success").asBoolean());
    assertEquals(0, response.body().path("errors").size());
    JsonNode lead = client.get(response.header("Location")).body();
    assertEquals(response.body().path("id"), lead.path("Id"));
    assertEquals("Jane Doe", lead.path("Name").asText());
    assertEquals("Open - Not Contacted", lead.path("Status").asText());
    assertEquals("2026-01-02T03:04:05.000+0000", lead.path("CreatedDate").asText());
    assertTrue(lead.path("Email").isNull());
    assertEquals("Lead", lead.path("attributes").path("type").asText());
  }

  @Test
  void caseIsNumbered_whenCreated() {
    String id = id(client.create("Case", "{\"Subject\":\"Call\",\"Origin\":\"Phone (AI)\"}"));

    JsonNode found = client.get(SOBJECTS + "Case/" + id).body();
    assertEquals("00001001", found.path("CaseNumber").asText());
    assertEquals("New", found.path("Status").asText());
    assertFalse(found.path("IsClosed").asBoolean());
  }

  @Test
  void createIsRefused_whenRequiredFieldsAreMissing() {
    OrgResponse response = client.create("Lead", "{\"FirstName\":\"Jane\",\"LastName\":\" \"}");

    assertEquals(400, response.status());
    assertEquals("REQUIRED_FIELD_MISSING", response.errorCode());
    assertEquals(2, response.body().path(0).path("fields").size());
  }

  @Test
  void createIsRefused_whenFieldIsUnknownReadOnlyTooLongOrMistyped() {
    assertRefused("INVALID_FIELD", "{\"LastName\":\"Doe\",\"Company\":\"A\",\"Nick\":\"J\"}");
    assertRefused("INVALID_FIELD_FOR_INSERT_UPDATE", "{\"LastName\":\"Doe\",\"Id\":\"1\"}");
    assertRefused("STRING_TOO_LONG", "{\"FirstName\":\"" + "x".repeat(41) + "\"}");
    assertRefused("INVALID_EMAIL_ADDRESS", "{\"Email\":\"nobody\"}");
    assertRefused("JSON_PARSER_ERROR", "{\"IsUnreadByOwner\":\"perhaps\"}");
    assertRefused("JSON_PARSER_ERROR", "{\"LastName\":[\"Doe\"]}");
    assertRefused("JSON_PARSER_ERROR", "{\"LastName\":");
    assertRefused("MALFORMED_ID", "{\"OwnerId\":\"me\"}");
  }

  @Test
  void fieldsChange_whenUpdated() {
    String id = id(client.create("Lead", LEAD));
    clock.advance(Duration.ofMinutes(1));

    OrgResponse response =
        client.sendJson(
            "PATCH", SOBJECTS + "Lead/" + id, "{\"Description\":\"a\\nb\",\"company\":\"Beta\"}");

    assertEquals(204, response.status());
    assertTrue(response.body().isMissingNode());
    JsonNode lead =
        client.get(SOBJECTS + "Lead/" + id.substring(0, 15) + "?fields=Description,Company").body();
    assertEquals("a\nb", lead.path("Description").asText());
    assertEquals("Beta", lead.path("Company").asText());
    assertFalse(lead.has("LastName"));
    JsonNode whole = client.get(SOBJECTS + "Lead/" + id).body();
    assertEquals("2026-01-02T03:04:05.000+0000", whole.path("CreatedDate").asText());
    assertEquals("2026-01-02T03:05:05.000+0000", whole.path("LastModifiedDate").asText());
  }

  @Test
  void updateIsRefusedAndChangesNothing_whenRequiredFieldIsEmptied() {
    String id = id(client.create("Lead", LEAD));

    OrgResponse response = client.sendJson("PATCH", SOBJECTS + "Lead/" + id, "{\"Company\":null}");

    assertEquals("REQUIRED_FIELD_MISSING", response.errorCode());
    assertEquals("Acme", client.get(SOBJECTS + "Lead/" + id).body().path("Company").asText());
  }

  @Test
  void deletedRecordIsInTheBinOnly_whenDeleted() {
    String id = id(client.create("Lead", LEAD));

    assertEquals(204, client.sendJson("DELETE", SOBJECTS + "Lead/" + id, "").status());

    OrgResponse response = client.get(SOBJECTS + "Lead/" + id);
    assertEquals(404, response.status());
    assertEquals("ENTITY_IS_DELETED", response.errorCode());
    assertEquals(0, client.query("SELECT COUNT() FROM Lead").body().path("totalSize").asInt());
    JsonNode bin = client.queryAll("SELECT Id, IsDeleted FROM Lead").body();
    assertTrue(bin.path("records").path(0).path("IsDeleted").asBoolean());
  }

  @Test
  void nothingIsLeft_whenRecycleBinIsEmptied() {
    String kept = id(client.create("Lead", LEAD));
    String gone = id(client.create("Lead", LEAD));
    client.sendJson("DELETE", SOBJECTS + "Lead/" + gone, "");

    String answer = client.emptyRecycleBin(gone, kept);

    assertTrue(answer.contains("<id>" + gone + "</id><success>true</success>"), answer);
    assertFalse(answer.contains("<id>" + kept), answer);
    assertEquals("NOT_FOUND", client.get(SOBJECTS + "Lead/" + gone).errorCode());
    assertEquals(1, client.queryAll("SELECT Id FROM Lead").body().path("totalSize").asInt());
  }

  @Test
  void recycleBinStays_whenSessionIsOver() {
    String id = id(client.create("Lead", LEAD));
    client.sendJson("DELETE", SOBJECTS + "Lead/" + id, "");
    org.endSessions();

    assertTrue(client.emptyRecycleBin(id).contains("sf:INVALID_SESSION_ID"));
    client.login();
    assertEquals(1, client.queryAll("SELECT Id FROM Lead").body().path("totalSize").asInt());
  }

  @Test
  void recordIsNotFound_whenIdIsUnknownMalformedOrAnothers() {
    String caseId = id(client.create("Case", "{}"));

    assertEquals("NOT_FOUND", client.get(SOBJECTS + "Lead/00Q000000000000").errorCode());
    assertEquals("NOT_FOUND", client.get(SOBJECTS + "Lead/nonsense").errorCode());
    assertEquals("MALFORMED_ID", client.get(SOBJECTS + "Lead/" + caseId).errorCode());
    assertEquals("NOT_FOUND", client.get(SOBJECTS + "Nothing/" + caseId).errorCode());
  }

  @Test
  void recordIsCreatedThenUpdated_whenUpsertedTwice() {
    String path = SOBJECTS + "Lead/AtlasKey__c/" + OrgClient.encode("a/b +1").replace("+", "%20");

    OrgResponse first = client.sendJson("PATCH", path, LEAD);
    OrgResponse second = client.sendJson("PATCH", path, "{\"Company\":\"Beta\"}");

    assertEquals(201, first.status());
    assertTrue(first.body().path("created").asBoolean());
    assertEquals(200, second.status());
    assertFalse(second.body().path("created").asBoolean());
    assertEquals(first.body().path("id"), second.body().path("id"));
    JsonNode lead = client.get(path).body();
    assertEquals("Beta", lead.path("Company").asText());
    assertEquals("a/b +1", lead.path("AtlasKey__c").asText());
  }

  @Test
  void nothingChangesAndChoicesAreNamed_whenSeveralHaveTheKey() {
    String lead = "{\"LastName\":\"Doe\",\"Company\":\"Acme\",\"Email\":\"jane@example.com\"}";
    client.create("Lead", lead);
    client.create("Lead", lead);

    OrgResponse response =
        client.sendJson(
            "PATCH", SOBJECTS + "Lead/Email/jane@example.com", "{\"Company\":\"Beta\"}");

    assertEquals(300, response.status());
    assertEquals(2, response.body().size());
    assertEquals(
        0,
        client
            .query("SELECT COUNT() FROM Lead WHERE Company = 'Beta'")
            .body()
            .path("totalSize")
            .asInt());
  }

  @Test
  void upsertIsRefused_whenKeyIsInTheBodyOrNoKey() {
    String body = "{\"LastName\":\"Doe\",\"Company\":\"A\",\"AtlasKey__c\":\"k\"}";

    assertEquals(
        "INVALID_FIELD",
        client.sendJson("PATCH", SOBJECTS + "Lead/AtlasKey__c/k", body).errorCode());
    assertEquals(
        "NOT_FOUND", client.sendJson("PATCH", SOBJECTS + "Lead/Phone/1", LEAD).errorCode());
  }

  @Test
  void secondRecordIsRefused_whenUniqueKeyIsTaken() {
    String body = "{\"LastName\":\"Doe\",\"Company\":\"A\",\"AtlasKey__c\":\"k\"}";
    client.create("Lead", body);

    assertEquals("DUPLICATE_VALUE", client.create("Lead", body).errorCode());
  }

  @Test
  void oneRecordIsCreated_whenUpsertedByManyAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<OrgResponse>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> client.sendJson("PATCH", SOBJECTS + "Lead/AtlasKey__c/k", LEAD)))
              .toList();
      int created = 0;
      for (Future<OrgResponse> answer : answers) {
        created += answer.get().status() == 201 ? 1 : 0;
      }
      assertEquals(1, created);
    }
    assertEquals(1, client.query("SELECT COUNT() FROM Lead").body().path("totalSize").asInt());
  }

  @Test
  void fieldsAreDescribed_whenAsked() {
    JsonNode describe = client.get(SOBJECTS + "Lead/describe").body();

    assertEquals("00Q", describe.path("keyPrefix").asText());
    JsonNode phone =
        describe
            .path("fields")
            .valueStream()
            .filter(field -> field.path("name").asText().equals("Phone"))
            .findFirst()
            .orElseThrow();
    assertEquals("phone", phone.path("type").asText());
    assertEquals(40, phone.path("length").asInt());
    assertEquals(4, client.get("/services/data/v67.0/sobjects").body().path("sobjects").size());
  }

  @Test
  void usageIsToldWithEveryAnswer_whenCalled() {
    int before = used(client.get("/services/data/v67.0/limits"));
    OrgResponse refused = client.get("/services/data/v67.0/sobjects/Nothing");

    assertEquals(404, refused.status());
    assertEquals(before + 1, used(refused));
    JsonNode daily = client.get("/services/data/v67.0/limits").body().path("DailyApiRequests");
    assertEquals(daily.path("Max").asInt() - before - 2, daily.path("Remaining").asInt());
  }

  @Test
  void versionIsGoneOrUnknown_whenTooOldOrTooNew() {
    assertEquals(410, client.get("/services/data/v30.0/limits").status());
    assertEquals(200, client.get("/services/data/v31.0/limits").status());
    assertEquals(404, client.get("/services/data/v68.0/limits").status());
    assertEquals(404, client.get("/services/data/v67.0/nothing").status());
  }

  @Test
  void newestVersionIsLast_whenVersionsAreAsked() {
    JsonNode versions = client.get("/services/data/").body();

    JsonNode newest = versions.path(versions.size() - 1);
    assertEquals("67.0", newest.path("version").asText());
    assertEquals("Summer '26", newest.path("label").asText());
  }

  @Test
  void methodIsRefused_whenResourceDoesNotHaveIt() {
    assertEquals(
        "METHOD_NOT_ALLOWED",
        client.sendJson("PUT", SOBJECTS + "Lead/00Q000000000000", LEAD).errorCode());
  }

  private void assertRefused(String code, String body) {
    OrgResponse response = client.create("Lead", body);
    assertEquals(400, response.status(), body);
    assertEquals(code, response.errorCode(), body);
  }

  private static int used(OrgResponse response) {
    String usage = response.header("Sforce-Limit-Info");
    return Integer.parseInt(usage.substring("api-usage=".length(), usage.indexOf('/')));
  }

  private static String id(OrgResponse response) {
    assertEquals(201, response.status());
    return response.body().path("id").asText();
  }
}
