package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several requests in one, over a socket. */
class SalesforceCompositeTest {
  private static final String COMPOSITE = "/services/data/v67.0/composite";
  private static final String LEAD =
      """
      {"method":"POST","url":"/services/data/v67.0/sobjects/Lead","referenceId":"lead",
       "body":{"LastName":"Doe","Company":"Acme"}}\
      """;
  private static final String BROKEN =
      """
      {"method":"POST","url":"/services/data/v67.0/sobjects/Lead","referenceId":"broken",
       "body":{"LastName":"Doe"}}\
      """;

  private ServedOrg org;
  private OrgClient client;

  @BeforeEach
  void start() throws IOException {
    org = ServedOrg.start(Clock.systemUTC(), Latency.NONE, Sessions.DEFAULT_TIMEOUT);
    client = org.client().login();
  }

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void laterRequestsUseEarlierAnswers_whenTheyRefer() {
    JsonNode answers =
        composite(
            false,
            LEAD,
            """
            {"method":"GET","referenceId":"found",
             "url":"/services/data/v67.0/query?q=SELECT+Id+FROM+Lead+WHERE+Id='@{lead.id}'"}\
            """,
            """
            {"method":"POST","url":"/services/data/v67.0/sobjects/Task","referenceId":"task",
             "body":{"Subject":"Call","WhoId":"@{found.records[0].Id}"}}\
            """,
            """
            {"method":"DELETE","url":"/services/data/v67.0/sobjects/Task/@{task.id}",
             "referenceId":"gone"}\
            """);

    assertEquals(201, answers.path(0).path("httpStatusCode").asInt());
    assertTrue(answers.path(0).path("httpHeaders").has("Location"));
    assertEquals(1, answers.path(1).path("body").path("totalSize").asInt());
    assertEquals(201, answers.path(2).path("httpStatusCode").asInt());
    assertEquals(204, answers.path(3).path("httpStatusCode").asInt());
    assertTrue(answers.path(3).path("body").isNull());
    assertEquals("gone", answers.path(3).path("referenceId").asText());
  }

  @Test
  void nothingRemains_whenOneFailsAndAllOrNone() {
    JsonNode answers = composite(true, LEAD, BROKEN, LEAD.replace("\"lead\"", "\"last\""));

    assertEquals("PROCESSING_HALTED", code(answers, 0));
    assertEquals("REQUIRED_FIELD_MISSING", code(answers, 1));
    assertEquals("PROCESSING_HALTED", code(answers, 2));
    assertEquals(0, leads());
  }

  @Test
  void othersRemain_whenOneFailsAndNotAllOrNone() {
    JsonNode answers = composite(false, LEAD, BROKEN, LEAD.replace("\"lead\"", "\"last\""));

    assertEquals(201, answers.path(0).path("httpStatusCode").asInt());
    assertEquals("REQUIRED_FIELD_MISSING", code(answers, 1));
    assertEquals(201, answers.path(2).path("httpStatusCode").asInt());
    assertEquals(2, leads());
  }

  @Test
  void requestIsHalted_whenItRefersToWhatFailed() {
    JsonNode answers =
        composite(
            false,
            BROKEN,
            """
            {"method":"GET","url":"/services/data/v67.0/sobjects/Lead/@{broken.id}",
             "referenceId":"read"}\
            """);

    assertEquals("PROCESSING_HALTED", code(answers, 1));
  }

  @Test
  void compositeIsRefused_whenEmptyOrWithoutReferences() {
    assertEquals(
        "JSON_PARSER_ERROR",
        client.sendJson("POST", COMPOSITE, "{\"compositeRequest\":[]}").errorCode());
    assertEquals(
        "JSON_PARSER_ERROR",
        client
            .sendJson("POST", COMPOSITE, "{\"compositeRequest\":[" + LEAD + "," + LEAD + "]}")
            .errorCode());
  }

  @Test
  void recordsAreCreatedChangedAndDeleted_whenSentTogether() {
    JsonNode created =
        client
            .sendJson(
                "POST", COMPOSITE + "/sobjects", records("\"LastName\":\"A\",\"Company\":\"C\""))
            .body();
    String id = created.path(0).path("id").asText();
    JsonNode changed =
        client
            .sendJson(
                "PATCH",
                COMPOSITE + "/sobjects",
                records("\"id\":\"" + id + "\",\"LastName\":\"Changed\""))
            .body();

    assertTrue(changed.path(0).path("success").asBoolean());
    assertEquals(
        "Changed",
        client.get("/services/data/v67.0/sobjects/Lead/" + id).body().path("LastName").asText());
    JsonNode deleted =
        client
            .sendJson("DELETE", COMPOSITE + "/sobjects?ids=" + id + ",00Q000000000000", "")
            .body();
    assertTrue(deleted.path(0).path("success").asBoolean());
    assertEquals("NOT_FOUND", deleted.path(1).path("errors").path(0).path("statusCode").asText());
    assertEquals(0, leads());
  }

  @Test
  void noRecordIsKept_whenOneOfThemFailsAndAllOrNone() {
    String two =
        records("\"LastName\":\"A\",\"Company\":\"C\"", "\"LastName\":\"B\"")
            .replace("{\"records\"", "{\"allOrNone\":true,\"records\"");

    JsonNode results = client.sendJson("POST", COMPOSITE + "/sobjects", two).body();

    assertEquals("ALL_OR_NONE_OPERATION_ROLLED_BACK", status(results, 0));
    assertEquals("REQUIRED_FIELD_MISSING", status(results, 1));
    assertEquals(0, leads());
  }

  private JsonNode composite(boolean allOrNone, String... parts) {
    return client
        .sendJson(
            "POST",
            COMPOSITE,
            "{\"allOrNone\":"
                + allOrNone
                + ",\"compositeRequest\":["
                + String.join(",", parts)
                + "]}")
        .body()
        .path("compositeResponse");
  }

  private static String records(String... fields) {
    StringBuilder records = new StringBuilder();
    for (String each : fields) {
      records.append(records.isEmpty() ? "" : ",");
      records.append("{\"attributes\":{\"type\":\"Lead\"},").append(each).append("}");
    }
    return "{\"records\":[" + records + "]}";
  }

  private static String code(JsonNode answers, int index) {
    return answers.path(index).path("body").path(0).path("errorCode").asText();
  }

  private static String status(JsonNode results, int index) {
    return results.path(index).path("errors").path(0).path("statusCode").asText();
  }

  private int leads() {
    return client.query("SELECT COUNT() FROM Lead").body().path("totalSize").asInt();
  }
}
