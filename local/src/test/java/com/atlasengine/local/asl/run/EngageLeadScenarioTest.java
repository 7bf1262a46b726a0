package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void dialsAsSoonAsTheInteractionIsOpen_howeverLongTheScenarioTakes() {
    Execution execution = lead.run();

    assertEquals(List.of(400L + 800), lead.dialTimesMs(execution));
    assertEquals(1_900L + 100, duration(execution).toMillis());
    List<String> entered = enteredStates(execution);
    assertEquals(List.of("WhatIsItFor", "CallAndWrite"), entered.subList(0, 2));
    assertEquals(
        List.of(
            "InvokeCall",
            "DidItDial",
            "StartFollowUp",
            "CallIsSettled",
            "IsThereACall",
            "StoreScenario",
            "IsItFollowed",
            "CallPlaced"),
        entered.subList(7, entered.size()));
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
  void startsTheFollowUpRightAfterTheDial_whenTheScenarioIsNotThereYet() {
    List<Instant> at = new ArrayList<>();
    lead.workflow.task(
        "states:startExecution",
        event -> {
          at.add(lead.workflow.time.now());
          return json("{'ExecutionArn':'arn'}");
        });

    assertEquals(List.of(400L + 800), millisSinceStart(lead.run(), at));
  }

  @Test
  void storesTheScenarioWithTheInteraction_whenBothAreThere() {
    lead.run();

    assertEquals(
        List.of(
            json(
                "{'action':'scenario','partitionKey':'LEAD#+12065550123',"
                    + "'sortKey':'INTERACTION#now','scenario':'Hello Ada!'}")),
        lead.storeRequests);
  }

  @ParameterizedTest
  @ValueSource(strings = {TRANSIENT, PERMANENT, "Lambda.Unknown", "States.Timeout"})
  void callsAllTheSame_whenTheScenarioCannotBeStored(String error) {
    lead.setStoreTask(failWith(error));

    assertEquals("contact-1", output(lead.run()).at("/outboundCall/ContactId").asText());
    assertEquals(1, lead.dialTimes.size());
    assertEquals(1, lead.followUpRequests.size());
    assertEquals(List.of(), lead.deadLetters);
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
  void saysTheStaticLine_whenTheScenarioFails(String error) {
    lead.workflow.function("generate-scenario", failWith(error));

    Execution execution = lead.run();

    output(execution);
    assertEquals(List.of(400L + 800), lead.dialTimesMs(execution));
    String scenario = lead.storeRequests.getFirst().path("scenario").asText();
    assertTrue(scenario.startsWith("Hello Ada, this is Atlas"), scenario);
  }

  @Test
  void saysTheStaticLine_whenTheScenarioIsLate() {
    lead.workflow.function(
        "generate-scenario", lead.answerAfter(60_000, "{'scenario':'Hello Ada!'}"));

    Execution execution = lead.run();

    assertEquals(List.of(400L + 800), lead.dialTimesMs(execution));
    assertEquals(10_000L + 100, duration(execution).toMillis());
    assertTrue(
        lead.storeRequests.getFirst().path("scenario").asText().startsWith("Hello Ada, this is"));
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

  @ParameterizedTest
  @ValueSource(strings = {TRANSIENT, PERMANENT, "Lambda.Unknown"})
  void dialsAllTheSame_whenThePreparationFails(String error) {
    lead.setPrepareTask(failWith(error));

    Execution execution = lead.run();

    assertEquals(
        json("{'allowed':true,'reason':'NotPrepared'}"), output(execution).path("prepared"));
    assertEquals(List.of(400L + 800), lead.dialTimesMs(execution));
  }

  @Test
  void dialsOnTime_whenThePreparationHangs() {
    lead.setPrepareTask(lead.answerAfter(60_000, "{}"));

    Execution execution = lead.run();

    assertEquals(List.of(400L + 800), lead.dialTimesMs(execution));
    assertEquals(2_000L + 100, duration(execution).toMillis());
  }
}
