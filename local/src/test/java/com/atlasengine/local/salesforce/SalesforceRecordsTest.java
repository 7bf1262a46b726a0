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
  private static final String COLLECTIONS = "/services/data/v67.0/composite/sobjects";
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
  void taskIsFoundByItsDate_whenCreated() {
    assertEquals(
        201,
        client.create("Task", "{\"Subject\":\"Call\",\"ActivityDate\":\"2026-01-02\"}").status());

    assertEquals(1, client.count("SELECT Id FROM Task WHERE ActivityDate = 2026-01-02"));
    assertEquals(0, client.count("SELECT Id FROM Task WHERE ActivityDate > 2026-01-02"));
    assertEquals(
        "JSON_PARSER_ERROR", client.create("Task", "{\"ActivityDate\":\"tomorrow\"}").errorCode());
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
    JsonNode lead = client.get(SOBJECTS + "Lead/" + id.substring(0, 15)).body();
    assertEquals("a\nb", lead.path("Description").asText());
    assertEquals("Beta", lead.path("Company").asText());
    assertEquals("2026-01-02T03:04:05.000+0000", lead.path("CreatedDate").asText());
    assertEquals("2026-01-02T03:05:05.000+0000", lead.path("LastModifiedDate").asText());
  }

  @Test
  void updateIsRefusedAndChangesNothing_whenRequiredFieldIsEmptied() {
    String id = id(client.create("Lead", LEAD));

    OrgResponse response = client.sendJson("PATCH", SOBJECTS + "Lead/" + id, "{\"Company\":null}");

    assertEquals("REQUIRED_FIELD_MISSING", response.errorCode());
    assertEquals("Acme", client.get(SOBJECTS + "Lead/" + id).body().path("Company").asText());
  }

  @Test
  void recordIsKnownToBeDeleted_whenDeleted() {
    String id = id(client.create("Lead", LEAD));

    assertEquals(204, client.sendJson("DELETE", SOBJECTS + "Lead/" + id, "").status());

    OrgResponse response = client.get(SOBJECTS + "Lead/" + id);
    assertEquals(404, response.status());
    assertEquals("ENTITY_IS_DELETED", response.errorCode());
    assertEquals(0, client.count("SELECT Id FROM Lead"));
    JsonNode all = client.queryAll("SELECT Id, IsDeleted FROM Lead").body();
    assertTrue(all.at("/records/0/IsDeleted").asBoolean());
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
    assertEquals(1, client.count("SELECT Id FROM Lead"));
  }

  @Test
  void usageHeaderCountsTheCall_whenItIsRefused() {
    int before = used(client.query("SELECT Id FROM Lead"));
    OrgResponse refused = client.get(SOBJECTS + "Nothing");

    assertEquals(404, refused.status());
    assertEquals(before + 1, used(refused));
  }

  @Test
  void versionIsGoneOrUnknown_whenTooOldOrTooNew() {
    String query = "/query?q=SELECT+Id+FROM+Lead";
    assertEquals(410, client.get("/services/data/v30.0" + query).status());
    assertEquals(200, client.get("/services/data/v31.0" + query).status());
    assertEquals(404, client.get("/services/data/v68.0" + query).status());
    assertEquals(404, client.get("/services/data/v67.0/nothing").status());
  }

  @Test
  void recordsAreDeletedAndFailuresNamed_whenSeveralAreDeletedAtOnce() {
    String id = id(client.create("Lead", LEAD));
    String gone = id(client.create("Lead", LEAD));
    client.sendJson("DELETE", SOBJECTS + "Lead/" + gone, "");

    JsonNode results =
        client.sendJson("DELETE", COLLECTIONS + "?ids=" + id + "," + gone + ",nonsense", "").body();

    assertTrue(results.path(0).path("success").asBoolean());
    assertEquals(id, results.path(0).path("id").asText());
    assertEquals("ENTITY_IS_DELETED", results.at("/1/errors/0/statusCode").asText());
    assertEquals("MALFORMED_ID", results.at("/2/errors/0/statusCode").asText());
    assertEquals(0, client.count("SELECT Id FROM Lead"));
  }

  @Test
  void deletionIsRefused_whenNoneOrTooManyOrAllOrNone() {
    String one = "00Q000000000000";

    assertEquals("JSON_PARSER_ERROR", client.sendJson("DELETE", COLLECTIONS, "").errorCode());
    assertEquals(
        "JSON_PARSER_ERROR",
        client.sendJson("DELETE", COLLECTIONS + "?ids=" + (one + ",").repeat(201), "").errorCode());
    assertEquals(
        "FUNCTIONALITY_NOT_ENABLED",
        client.sendJson("DELETE", COLLECTIONS + "?allOrNone=true&ids=" + one, "").errorCode());
    assertEquals(
        "FUNCTIONALITY_NOT_ENABLED", client.sendJson("POST", COLLECTIONS, "{}").errorCode());
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
