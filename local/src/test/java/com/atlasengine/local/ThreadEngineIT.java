package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.TappedPort.Fate;
import com.atlasengine.local.lambda.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a test may rely on: how functions end, and how time passes. */
class ThreadEngineIT {
  private static final String RETRY = "{\"detail\":{\"action\":\"retry-pending\"}}";

  private static ThreadEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = ThreadEngine.start(Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @AfterEach
  void disturbNothing() {
    engine.tap(InvocationTap.NONE);
  }

  private static Functions.Result startDemo(String phone) {
    LexDelivery turn =
        LexDelivery.chat(
            "engine-" + phone,
            "InitiateDemo",
            Map.of("VisitorFullName", "Ada Lovelace", "VisitorPhoneNumber", phone));
    Functions.Result result = engine.functions().invoke("LexFulfillment", turn.event(), "");
    engine.settle();
    return result;
  }

  @Test
  void callerIsToldThatTheFunctionEnded_whenARequestIsLost() {
    engine.tap(request -> Fate.LOST);
    Functions.Result killed = engine.functions().invoke("CreateLead", RETRY, "");
    engine.tap(InvocationTap.NONE);
    Functions.Result next = engine.functions().invoke("CreateLead", RETRY, "");

    assertTrue(killed.payload().contains("Runtime.ExitError"), killed.payload());
    assertTrue(next.error().isEmpty(), next.payload());
  }

  @Test
  void serviceHasActed_whenARequestIsUnanswered() throws Exception {
    int before = engine.contacts().size();
    engine.tap(
        request -> request.operation().equals("StartExecution") ? Fate.UNANSWERED : Fate.SERVED);

    Functions.Result killed = startDemo("+12065550101");

    assertTrue(killed.payload().contains("Runtime.ExitError"), killed.payload());
    assertEquals(before + 1, engine.contacts().size());
  }

  @Test
  void phoneRingsOutAndTheLeadHasTheCall_whenAnHourPasses() throws Exception {
    Instant before = engine.now();
    Functions.Result result = startDemo("+12065550102");

    engine.pass(Duration.ofHours(1));

    assertTrue(result.error().isEmpty(), result.payload());
    assertEquals(Duration.ofHours(1), Duration.between(before, engine.now()));
    SalesforceUser org = engine.salesforce();
    String lead =
        org.query("SELECT Id FROM Lead WHERE Phone = '+12065550102'").path(0).path("Id").asText();
    String calls = "SELECT Subject FROM Task WHERE WhoId = '" + lead + "'";
    assertEquals("Call by Atlas: No answer", org.query(calls).path(0).path("Subject").asText());
  }
}
