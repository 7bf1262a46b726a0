package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.salesforce.OrgClient.OrgResponse;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SOQL over a socket, on leads A (the oldest) to D. */
class SalesforceQueryTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private ServedOrg org;
  private OrgClient client;
  private String idOfA;

  @BeforeEach
  void start() throws IOException {
    org = ServedOrg.start(clock, Latency.NONE, Duration.ofDays(30));
    client = org.client().login();
    idOfA = lead("A", "\"FirstName\":\"Jane\",\"Phone\":\"+12065550123\"");
    clock.advance(Duration.ofDays(1));
    lead("B", "\"FirstName\":\"O'Brien\",\"NumberOfEmployees\":5");
    lead("C", "\"FirstName\":\"100%\",\"NumberOfEmployees\":40,\"IsUnreadByOwner\":false");
    clock.advance(Duration.ofHours(12));
    lead("D", "\"Title\":\"a_b\\\\c\",\"NumberOfEmployees\":40");
  }

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void rowsHoldTheSelectedFields_whenQueried() {
    JsonNode result =
        client.query("select phone, Id from lead where Phone = '+12065550123'").body();

    assertTrue(result.path("done").asBoolean());
    assertEquals(1, result.path("totalSize").asInt());
    JsonNode row = result.path("records").path(0);
    assertEquals("+12065550123", row.path("Phone").asText());
    assertEquals(idOfA, row.path("Id").asText());
    assertEquals(
        "/services/data/v67.0/sobjects/Lead/" + idOfA, row.path("attributes").path("url").asText());
    assertEquals(3, row.size());
  }

  @Test
  void rowsAreFiltered_whenComparedWithLiterals() {
    assertFound("B", "FirstName = 'O\\'Brien'");
    assertFound("A", "FirstName = 'JANE'");
    assertFound("D", "FirstName = null");
    assertFound("D", "FirstName = ''");
    assertFound("ABC", "FirstName != null");
    assertFound("BCD", "FirstName != 'Jane'");
    assertFound("C", "IsUnreadByOwner = false");
    assertFound("CD", "NumberOfEmployees > 5");
    assertFound("BCD", "NumberOfEmployees >= 5");
    assertFound("B", "NumberOfEmployees < 40");
    assertFound("BCD", "NumberOfEmployees <= 40");
    assertFound("ACD", "NumberOfEmployees <> 5");
    assertFound("A", "Id = '" + idOfA.substring(0, 15) + "'");
  }

  @Test
  void conditionsCombine_whenParenthesised() {
    assertFound("B", "NumberOfEmployees = 5 AND FirstName != null AND LastName = 'B'");
    assertFound("AD", "LastName = 'A' OR LastName = 'D'");
    assertFound("CD", "NumberOfEmployees = 40 AND (LastName = 'C' OR (NOT FirstName != null))");
    assertFound("AB", "NOT (NumberOfEmployees = 40)");
  }

  @Test
  void rowsAreFiltered_whenComparedWithDates() {
    assertFound("A", "CreatedDate < 2026-01-03T00:00:00Z");
    assertFound("BCD", "CreatedDate >= 2026-01-03T05:04:05+02:00");
  }

  @Test
  void rowsAreSortedAndCut_whenAsked() {
    assertEquals("DCBA", found("SELECT LastName FROM Lead ORDER BY LastName DESC"));
    assertEquals(
        "ABCD", found("SELECT LastName FROM Lead ORDER BY NumberOfEmployees, LastName ASC"));
    assertEquals("ACDB", found("SELECT LastName FROM Lead ORDER BY NumberOfEmployees DESC, Name"));
    assertEquals("DC", found("SELECT LastName FROM Lead ORDER BY LastName DESC LIMIT 2"));
  }

  @Test
  void queryIsRefused_whenMalformed() {
    assertRefused("MALFORMED_QUERY", "SELECT Id FORM Lead");
    assertRefused("MALFORMED_QUERY", "SELECT * FROM Lead");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead WHERE LastName = 'A");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead WHERE LastName = 'O'Brien'");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead WHERE LastName = '\\q'");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead WHERE LastName == 'A'");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead WHERE LastName = A");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead LIMIT many");
    assertRefused("MALFORMED_QUERY", "SELECT Id, Id FROM Lead");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead LIMIT 1 WHERE Id = null");
    assertRefused("MALFORMED_QUERY", "");
  }

  @Test
  void queryIsRefused_whenAndAndOrAreMixed() {
    assertRefused(
        "MALFORMED_QUERY",
        "SELECT Id FROM Lead WHERE LastName = 'A' AND LastName = 'B' OR LastName = 'C'");
  }

  @Test
  void queryIsRefused_whenFieldTypeOrLiteralIsWrong() {
    assertRefused("INVALID_FIELD", "SELECT Nick FROM Lead");
    assertRefused("INVALID_FIELD", "SELECT Owner.Name FROM Lead");
    assertRefused("INVALID_TYPE", "SELECT Id FROM Leads");
    assertRefused("INVALID_FIELD", "SELECT Id FROM Lead WHERE Phone = 12065550123");
    assertRefused("INVALID_FIELD", "SELECT Id FROM Lead WHERE IsConverted = 'true'");
    assertRefused("INVALID_FIELD", "SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'");
    assertRefused("INVALID_QUERY_FILTER_OPERATOR", "SELECT Id FROM Lead WHERE Id = 'me'");
  }

  @Test
  void queryIsRefused_whenLongTextIsFilteredOrSorted() {
    assertRefused("INVALID_FIELD", "SELECT Id FROM Case WHERE Description = 'jane'");
    assertRefused("MALFORMED_QUERY", "SELECT Id FROM Lead ORDER BY Description");
  }

  @Test
  void queryIsRefusedByName_whenNotServed() {
    assertNotServed("GROUP", "SELECT Status FROM Lead GROUP BY Status");
    assertNotServed("COUNT()", "SELECT COUNT() FROM Lead");
    assertNotServed("LIKE", "SELECT Id FROM Lead WHERE LastName LIKE 'A%'");
    assertNotServed("IN", "SELECT Id FROM Lead WHERE LastName IN ('A')");
    assertNotServed("OFFSET", "SELECT Id FROM Lead LIMIT 1 OFFSET 1");
    assertNotServed("MAX()", "SELECT MAX(CreatedDate) FROM Lead");
  }

  @Test
  void errorPointsAtTheWord_whenQueryIsWrong() {
    OrgResponse response = client.query("SELECT Nick FROM Lead");

    String message = response.body().path(0).path("message").asText();
    List<String> lines = message.lines().toList();
    assertEquals("SELECT Nick FROM Lead", lines.get(1));
    assertEquals("       ^", lines.get(2));
    assertEquals("ERROR at Row:1:Column:8", lines.get(3));
    assertTrue(lines.get(4).startsWith("No such column 'Nick' on entity 'Lead'"), message);
  }

  private String lead(String lastName, String more) {
    OrgResponse response =
        client.create(
            "Lead", "{\"LastName\":\"" + lastName + "\",\"Company\":\"Acme\"," + more + "}");
    assertEquals(201, response.status());
    return response.body().path("id").asText();
  }

  private void assertFound(String names, String where) {
    assertEquals(names, found("SELECT LastName FROM Lead WHERE " + where), where);
  }

  private String found(String soql) {
    OrgResponse response = client.query(soql);
    assertEquals(200, response.status(), () -> soql + ": " + response.body());
    return response
        .body()
        .path("records")
        .valueStream()
        .map(row -> row.path("LastName").asText())
        .collect(Collectors.joining());
  }

  private void assertRefused(String code, String soql) {
    OrgResponse response = client.query(soql);
    assertEquals(400, response.status(), soql);
    assertEquals(code, response.errorCode(), soql);
  }

  private void assertNotServed(String what, String soql) {
    OrgResponse response = client.query(soql);
    assertEquals("FUNCTIONALITY_NOT_ENABLED", response.errorCode(), soql);
    String message = response.body().path(0).path("message").asText();
    assertTrue(message.contains(what), message);
  }
}
