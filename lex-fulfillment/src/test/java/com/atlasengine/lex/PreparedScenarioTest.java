package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The opening line of a call is written while the visitor is asked whether to call. */
class PreparedScenarioTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LINE = "Hello Ada, this is Atlas.";

  private final LexHarness rig = new LexHarness();

  private Response ask() {
    return rig.answer(
        EventBuilder.of("initiate-demo-dialog")
            .slot(NAME, "Ada Lovelace")
            .slot(PHONE, "2065550123"));
  }

  private Response sayYes(Response asked) {
    return rig.answer(EventBuilder.of("initiate-demo-fulfilment").sessionFrom(asked));
  }

  /** What the refresher does with the request. */
  private void write(String line) {
    rig.lateReplies.store(place(), line, soon());
  }

  private LateTurn place() {
    return rig.refreshRequest(0).scenario().orElseThrow();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private Optional<String> lineOfTheCall() {
    EngageLead input = rig.workflows.executions().getFirst().input();
    return input.scenario();
  }

  @Test
  void isAskedFor_whenTheVisitorIsAskedWhetherToCall() {
    ask();

    RefreshRequest request = rig.refreshRequest(0);
    assertEquals(Optional.of("en_US"), request.locale());
    assertTrue(rig.lateReplies.takePrompt(place(), soon()).orElseThrow().user().contains("Ada"));
    String sent = rig.refresh.messages().getFirst().message();
    assertTrue(!sent.contains("Ada") && !sent.contains("2065550123"), sent);
  }

  @Test
  void goesWithTheYes_whenItIsThere() {
    Response asked = ask();
    write(LINE);

    assertEquals("Fulfilled", sayYes(asked).state());

    assertEquals(Optional.of(LINE), lineOfTheCall());
    assertEquals(0, rig.lateReplies.replyCount());
  }

  @Test
  void isLeftToTheWorkflow_whenItIsNotThere() {
    assertEquals("Fulfilled", sayYes(ask()).state());

    assertEquals(Optional.empty(), lineOfTheCall());
  }

  @Test
  void isLeftToTheWorkflow_whenTheStoreIsDown() {
    Response asked = ask();
    write(LINE);
    rig.lateReplies.faults().failAsIfDown();

    assertEquals("Fulfilled", sayYes(asked).state());

    assertEquals(Optional.empty(), lineOfTheCall());
  }

  @Test
  void isNotTaken_byAnotherChatAboutTheSameNumber() {
    Response asked = ask();
    write(LINE);

    rig.answer(EventBuilder.of("initiate-demo-fulfilment").session("another").sessionFrom(asked));

    assertEquals(Optional.empty(), lineOfTheCall());
  }

  @Test
  void isAskedForOnce_whenTheQuestionIsAskedAgain() {
    Response asked = ask();
    rig.answer(
        EventBuilder.of("initiate-demo-dialog")
            .slot(NAME, "Ada Lovelace")
            .slot(PHONE, "2065550123")
            .proposedSlot("", "Retry1")
            .sessionFrom(asked));

    assertEquals(1, rig.refresh.messages().size());
  }

  @Test
  void isAskedForAgain_whenTheVisitorCorrectsTheNumber() {
    Response asked = ask();
    rig.answer(
        EventBuilder.of("initiate-demo-dialog")
            .slot(NAME, "Ada Lovelace")
            .slot(PHONE, "2065550199")
            .sessionFrom(asked));

    assertEquals(2, rig.refresh.messages().size());
  }

  @Test
  void isNotAskedFor_whenNoCallIsPlacedAnyway() {
    rig.restart(rig.model, Map.of("DAILY_DIAL_BUDGET", "0"));
    ask();

    assertEquals(List.of(), rig.refresh.messages());
  }

  @Test
  void isKeptUnderTheNumbersHash() {
    ask();

    String session = LateTurn.sessionOfScenarios(rig.numberHash(), Ada.PHONE);
    assertEquals(session, place().session());
  }
}
