package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.salesforce.OrgClient.OrgResponse;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.SettableClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of Leads when people merge, convert, delete and edit them. */
class SalesforcePeopleTest {
  private static final String LEAD =
      "{\"FirstName\":\"Ada\",\"LastName\":\"Byron\",\"Company\":\"Acme\"}";

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
  void mergedLeadNamesItsMasterAndTakesNoTask() {
    String loser = create(LEAD);
    String master = create(LEAD);

    act("merge", "{'lead':'" + loser + "','into':'" + master + "'}");

    JsonNode all = client.queryAll("SELECT Id, IsDeleted, MasterRecordId FROM Lead").body();
    assertTrue(all.at("/records/0/IsDeleted").asBoolean());
    assertEquals(master, all.at("/records/0/MasterRecordId").asText());
    assertTrue(all.at("/records/1/MasterRecordId").isNull());
    assertEquals("ENTITY_IS_DELETED", task(loser).errorCode());
    assertEquals(201, task(master).status());
  }

  @Test
  void convertedLeadNamesItsSuccessorsAndTakesNoMoreWrites() {
    String lead = create(LEAD);

    JsonNode became = act("convert", "{'lead':'" + lead + "'}");

    JsonNode found =
        client
            .query("SELECT IsConverted, ConvertedContactId, ConvertedAccountId FROM Lead")
            .body()
            .at("/records/0");
    assertTrue(found.path("IsConverted").asBoolean());
    assertEquals(became.path("contactId"), found.path("ConvertedContactId"));
    assertEquals(became.path("accountId"), found.path("ConvertedAccountId"));
    assertEquals("CANNOT_UPDATE_CONVERTED_LEAD", task(lead).errorCode());
    assertEquals("CANNOT_UPDATE_CONVERTED_LEAD", patch(lead, "{\"City\":\"x\"}").errorCode());
    assertEquals(201, task(became.path("contactId").asText()).status());
    assertEquals(
        1, client.count("SELECT Id FROM Contact WHERE FirstName = 'Ada' AND LastName = 'Byron'"));
  }

  @Test
  void taskIsRefused_whenNobodyIsThere() {
    assertEquals("INVALID_CROSS_REFERENCE_KEY", task("00Qal0000000009").errorCode());
  }

  @Test
  void updateIsRefused_whenSomebodyEditedTheRecordMeanwhile() {
    String lead = create(LEAD);
    clock.advance(Duration.ofMinutes(1));
    patch(lead, "{\"City\":\"Seattle\"}");

    OrgResponse late = patchSince(lead, "Fri, 02 Jan 2026 03:04:05 GMT");
    assertEquals(412, late.status());
    assertEquals(204, patchSince(lead, "Fri, 02 Jan 2026 03:05:05 GMT").status());
    assertEquals(400, patchSince(lead, "yesterday").status());
  }

  @Test
  void actionIsRefused_whenItOrItsLeadIsUnknown() {
    assertThrows(AwsError.class, () -> act("promote", "{'lead':'" + create(LEAD) + "'}"));
    assertThrows(SalesforceError.class, () -> act("convert", "{'lead':'00Qal0000000009'}"));
  }

  private String create(String lead) {
    return client.create("Lead", lead).body().path("id").asText();
  }

  private OrgResponse task(String who) {
    return client.create("Task", "{\"Subject\":\"Call\",\"WhoId\":\"" + who + "\"}");
  }

  private OrgResponse patch(String lead, String body) {
    return client.sendJson("PATCH", "/services/data/v67.0/sobjects/Lead/" + lead, body);
  }

  private OrgResponse patchSince(String lead, String time) {
    return client.send(
        client
            .request("/services/data/v67.0/sobjects/Lead/" + lead)
            .header("If-Unmodified-Since", time)
            .method("PATCH", BodyPublishers.ofString("{\"City\":\"London\"}")));
  }

  private JsonNode act(String action, String json) {
    try {
      return org.org().act(action, new ObjectMapper().readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
