package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.adapter.salesforce.StubOrg;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Salesforce says, the Lead is retried until it is there. */
class PassingErrorsTest {
  private final Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, unknown_error",
    "400, NEVER_HEARD_OF",
    "404, html",
    "409, ENTITY_IS_LOCKED",
    "503, SERVER_UNAVAILABLE"
  })
  void isThereAfterTheNextRetry_whenAnErrorPasses(int status, String code) {
    visitors.engage("Grace Hopper");
    visitors.org.service().respondNext(StubOrg.refuse(status, code));

    assertEquals("", visitors.engage("Ada Lovelace"));
    assertEquals(
        "Salesforce GET: " + code + " (" + status + ")",
        visitors.backlog.reason(visitors.backlog.all().getFirst()));

    assertEquals(1, visitors.retry().path("done").asInt());
    assertEquals(2, visitors.leads().size());
  }

  @Test
  void isThereAfterTheNextRetry_whenTheLoginAsksForOne() {
    visitors
        .org
        .service()
        .respondNext(
            StubResponse.json(
                400, "{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}"));

    assertEquals("", visitors.engage("Ada Lovelace"));
    assertEquals(1, visitors.retry().path("done").asInt());
    assertEquals(1, visitors.leads().size());
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "307", "308"})
  void isThereAtOnce_whenTheOrgHasMoved(int status) {
    visitors.engage("Grace Hopper");
    visitors
        .org
        .service()
        .respondNext(new StubResponse(status, Map.of("Location", "https://elsewhere/"), out -> {}));

    visitors.engage("Ada Lovelace");

    assertEquals(2, visitors.leads().size());
    assertEquals(2, visitors.org.records().loginCount());
  }
}
