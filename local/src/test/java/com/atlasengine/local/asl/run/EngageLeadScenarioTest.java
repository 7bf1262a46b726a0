package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.EngageLeadFixture.KEY;
import static com.atlasengine.local.asl.run.EngageLeadFixture.LEAD;
import static com.atlasengine.local.asl.run.EngageLeadFixture.PERMANENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.STORED;
import static com.atlasengine.local.asl.run.EngageLeadFixture.TRANSIENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.failThenAnswer;
import static com.atlasengine.local.asl.run.EngageLeadFixture.millisSinceStart;
import static com.atlasengine.local.asl.run.ProductWorkflow.enteredStates;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code statemachine/engage-lead.asl.json}: what goes on beside the call, and never delays it. */
class EngageLeadScenarioTest {
  private final EngageLeadFixture lead = new EngageLeadFixture();

  @Test
  void dialsAtOnce_howeverLongLeadAndScenarioTake() {
    lead.workflow.function("create-lead", lead.answerAfter(1_800, LEAD));

    Execution execution = lead.run();

    assertEquals(List.of(900L), lead.dialTimesMs(execution));
    assertEquals(1_900L + 100, duration(execution).toMillis());
    List<String> entered = enteredStates(execution);
    assertEquals(List.of("WhatIsItFor", "CallAndWrite"), entered.subList(0, 2));
    assertEquals(
        List.of(
            "DidItDial",
            "StartFollowUp",
            "CallIsSettled",
            "IsThereACall",
            "StoreScenario",
            "IsItFollowed",
            "CallPlaced"),
        entered.subList(9, entered.size()));
  }

  @ParameterizedTest
  @CsvSource({"other, ''", "locale, es_US"})
  void hasTheScenarioWrittenInTheLocale_orInTheFirstOneWhereItIsMissing(
      String field, String locale) {
    List<String> locales = Collections.synchronizedList(new ArrayList<>());
    lead.workflow.function(
        "generate-scenario",
        event -> {
          locales.add(event.path("locale").asText("missing"));
          return json("{'scenario':'Hello Ada!'}");
        });

    String more = "','%s':'%s'}".formatted(field, locale);
    output(lead.workflow.run(EngageLeadFixture.INPUT.replace("'}", more)));

    assertEquals(List.of(locale), locales);
  }

  @Test
  void asksNoModel_whenTheOpeningLineCameWithTheYes() {
    lead.workflow.function("generate-scenario", failWith(PERMANENT));

    Execution execution =
        lead.workflow.run(EngageLeadFixture.INPUT.replace("'}", "','scenario':'Hi Ada!'}"));
    output(execution);

    assertEquals("Hi Ada!", lead.storeRequests.getFirst().path("scenario").asText());
    assertFalse(enteredStates(execution).contains("GenerateScenario"));
  }

  @Test
  void startsTheFollowUpRightAfterTheDial_whenTheScenarioIsNotThereYet() {
    List<Instant> at = new ArrayList<>();
    lead.workflow.task(
        "states:startExecution",
        event -> {
          at.add(lead.workflow.time.now());
          return json("{'ExecutionArn':'arn'}");
        });

    assertEquals(List.of(900L), millisSinceStart(lead.run(), at));
  }

  @Test
  void storesTheScenarioWithTheInteraction_whenBothAreThere() {
    lead.run();

    assertEquals(
        List.of(
            json(
                "{'action':'scenario',"
                    + KEY
                    + ",'scenario':'Hello Ada!','contactId':'contact-1','leadId':'00Q1'}")),
        lead.storeRequests);
  }

  @ParameterizedTest
  @ValueSource(strings = {TRANSIENT, PERMANENT, "Lambda.Unknown", "States.Timeout"})
  void callsAllTheSame_whenTheScenarioCannotBeStored(String error) {
    lead.setStoreTask(failWith(error));

    assertEquals("contact-1", output(lead.run()).at("/outboundCall/ContactId").asText());
    assertEquals(1, lead.dialTimes.size());
    assertEquals(1, lead.followUpRequests.size());
    assertEquals(List.of(), lead.letters);
  }

  @Test
  void storesTheScenarioOnTheNextTry_whenTheTableIsBusy() {
    lead.setStoreTask(
        failThenAnswer(List.of(TRANSIENT, "Lambda.TooManyRequestsException"), STORED));

    output(lead.run());
    assertEquals(3, lead.storeRequests.size());
    assertEquals(1, lead.dialTimes.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TRANSIENT, PERMANENT, "Lambda.Unknown", "Lambda.TooManyRequestsException"})
  void leavesTheStaticLineToInvokeCall_whenTheScenarioFails(String error) {
    lead.workflow.function("generate-scenario", failWith(error));

    Execution execution = lead.run();

    output(execution);
    assertEquals(List.of(900L), lead.dialTimesMs(execution));
    assertEquals("", lead.storeRequests.getFirst().path("scenario").asText());
  }

  @Test
  void leavesTheStaticLineToInvokeCall_whenTheScenarioIsLate() {
    lead.workflow.function(
        "generate-scenario", lead.answerAfter(60_000, "{'scenario':'Hello Ada!'}"));

    Execution execution = lead.run();

    assertEquals(List.of(900L), lead.dialTimesMs(execution));
    assertEquals(10_000L + 100, duration(execution).toMillis());
    assertEquals("", lead.storeRequests.getFirst().path("scenario").asText());
  }

  @Test
  void asksTheModelOnce_whenItFails() {
    List<JsonNode> asked = new ArrayList<>();
    lead.workflow.function(
        "generate-scenario",
        event -> {
          asked.add(event);
          throw StateError.taskFailed(TRANSIENT, "throttled");
        });
    lead.run();

    assertEquals(1, asked.size());
  }
}
