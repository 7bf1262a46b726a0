package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code statemachine/follow-up-call.asl.json} with fake services. */
class FollowUpCallTest {
  private static final String TRANSIENT = "com.atlasengine.core.failure.TransientFailure";
  private static final String INPUT = "{'contactId':'contact-1'}";
  private static final String CONTACT =
      "{'Id':'contact-1','ConnectedToSystemTimestamp':'2026-03-01T10:00:08Z',"
          + "'DisconnectTimestamp':'2026-03-01T10:03:00Z','DisconnectReason':'CUSTOMER_DISCONNECT'}";

  private final TestWorkflow workflow =
      ProductWorkflow.of(StateMachine.Type.STANDARD, "follow-up-call");
  private final List<JsonNode> tokens = new ArrayList<>();
  private final List<JsonNode> updates = new ArrayList<>();
  private String end = "{}";
  private TestWorkflow.Task updating = event -> json("{'status':'updated'}");
  private TestWorkflow.Task awaiting = event -> json("{'status':'waiting'}");

  FollowUpCallTest() {
    hangsUpAfter(Duration.ofMinutes(3));
    workflow.function(
        "update-lead",
        event -> {
          if (event.has("token")) {
            tokens.add(event);
            return awaiting.answer(event);
          }
          updates.add(event);
          return updating.answer(event);
        });
    workflow.task(
        "aws-sdk:connect:describeContact", parameters -> json("{'Contact':" + CONTACT + "}"));
  }

  @Test
  void hasItsTokenLeftOnTheInteraction() {
    workflow.run(INPUT);

    assertEquals("contact-1", tokens.getFirst().path("contactId").asText());
    assertFalse(tokens.getFirst().path("token").asText().isEmpty());
  }

  @Test
  void goesByWhatCallEndedSends_andAsksConnectNothing() {
    end = "{'contact':{'DisconnectReason':'CUSTOMER_DISCONNECT'}}";
    workflow.task("aws-sdk:connect:describeContact", failWith("Connect.AccessDeniedException"));

    output(workflow.run(INPUT));

    assertEquals(
        "CUSTOMER_DISCONNECT", updates.getFirst().at("/contact/DisconnectReason").asText());
  }

  @Test
  void leavesNoNumberInItsHistory() {
    end = "{'contact':{'DisconnectReason':'CUSTOMER_DISCONNECT'}}";
    Execution execution = workflow.run(INPUT);

    String history =
        execution.history().stream().map(e -> e.details().toString()).collect(Collectors.joining());
    assertTrue(history.contains("contact-1"), history);
    assertFalse(history.contains("LEAD#") || history.contains("+1206"), history);
  }

  @Test
  void updatesTheLeadWithWhatConnectSays_whenTheCallEnds() {
    Execution execution = workflow.run(INPUT);

    assertEquals(Duration.ofMinutes(3), duration(execution));
    assertEquals(
        json("{'contactId':'contact-1','contact':" + CONTACT + ",'attempt':0}"),
        updates.getFirst());
    assertEquals("updated", output(execution).path("status").asText());
  }

  @Test
  void asksConnectByItself_whenTheEventIsLost() {
    hangsUpAfter(Duration.ofDays(1));

    Execution execution = workflow.run(INPUT);

    assertEquals(Duration.ofMinutes(30), duration(execution));
    assertEquals("contact-1", updates.getFirst().at("/contact/Id").asText());
  }

  @Test
  void updatesTheLeadAllTheSame_whenConnectCannotBeAsked() {
    workflow.task("aws-sdk:connect:describeContact", failWith("Connect.InvalidRequestException"));

    output(workflow.run(INPUT));
    assertTrue(updates.getFirst().has("contact"));
    assertTrue(updates.getFirst().path("contact").isNull());
  }

  @Test
  void asksConnectAgain_whenItThrottles() {
    int[] asked = {0};
    workflow.task(
        "aws-sdk:connect:describeContact",
        parameters -> {
          if (asked[0]++ < 2) {
            throw StateError.taskFailed("Connect.ThrottlingException", "slow down");
          }
          return json("{'Contact':" + CONTACT + "}");
        });

    output(workflow.run(INPUT));
    assertEquals("contact-1", updates.getFirst().at("/contact/Id").asText());
  }

  @Test
  void waitsForSalesforceForHours_andCountsItsAttempts() {
    updating =
        event -> {
          if (updates.size() < 20) {
            throw StateError.taskFailed(TRANSIENT, "Salesforce: 503");
          }
          return json("{'status':'updated'}");
        };

    Execution execution = workflow.run(INPUT);

    output(execution);
    assertTrue(duration(execution).compareTo(Duration.ofHours(2)) > 0, duration(execution) + "");
    assertEquals(
        List.of(0, 1, 2), updates.stream().limit(3).map(u -> u.path("attempt").asInt()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout"})
  void updatesTheLead_whenTheFunctionCrashesAtFirst(String crash) {
    updating =
        event -> {
          if (updates.size() < 2) {
            throw StateError.taskFailed(crash, "signal: killed");
          }
          return json("{'status':'updated'}");
        };

    assertEquals("updated", output(workflow.run(INPUT)).path("status").asText());
  }

  @Test
  void fails_whenSalesforceRefusesForGood() {
    updating = failWith("com.atlasengine.core.failure.PermanentFailure");

    assertEquals(Execution.Status.FAILED, workflow.run(INPUT).status());
  }

  @Test
  void asksConnectHalfAnHourLater_whenTheTokenCannotBeStored() {
    awaiting = failWith(TRANSIENT);

    Execution execution = workflow.run(INPUT);

    output(execution);
    assertTrue(duration(execution).compareTo(Duration.ofMinutes(30)) > 0);
    assertEquals(1, updates.size());
  }

  @Test
  void callsOnceMoreAndFollowsThatCall_whenTheVisitorAgreedAndNobodyAnswered() {
    List<JsonNode> dials = new ArrayList<>();
    workflow.function(
        "invoke-call",
        event -> {
          dials.add(event);
          return json("{'ContactId':'contact-2'}");
        });
    updating =
        event ->
            json(
                updates.size() == 1
                    ? "{'status':'updated','retryAfterSeconds':900}"
                    : "{'status':'updated','retryAfterSeconds':0}");

    Execution execution = workflow.run(INPUT);

    output(execution);
    assertEquals(Duration.ofMinutes(3 + 15 + 3), duration(execution));
    assertEquals(
        List.of(
            json(
                "{'action':'repeat','contactFlowId':'"
                    + ProductWorkflow.FLOW
                    + "','contactId':'contact-1'}")),
        dials);
    assertEquals(
        List.of("contact-1", "contact-2"),
        updates.stream().map(u -> u.path("contactId").asText()).toList());
    assertEquals(2, tokens.size());
  }

  @Test
  void endsAfterTheFirstCall_whenTheSecondMayNotBePlaced() {
    workflow.function("invoke-call", event -> json("{'declined':'QuietHours'}"));
    updating = event -> json("{'status':'updated','retryAfterSeconds':900}");

    Execution execution = workflow.run(INPUT);

    assertEquals("updated", output(execution).path("status").asText());
    assertEquals(1, updates.size());
  }

  @Test
  void endsAfterTheFirstCall_whenTheSecondCannotBePlaced() {
    workflow.function("invoke-call", failWith("com.atlasengine.core.failure.PermanentFailure"));
    updating = event -> json("{'status':'updated','retryAfterSeconds':900}");

    assertEquals("updated", output(workflow.run(INPUT)).path("status").asText());
  }

  private void hangsUpAfter(Duration call) {
    awaiting =
        event -> {
          String token = event.path("token").asText();
          workflow.time.runAfter(call, () -> workflow.tokens.succeed(token, json(end)));
          return json("{'status':'waiting'}");
        };
  }
}
