package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import com.atlasengine.lex.turn.TurnBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shares of a turn add up, and {@code docs/architecture.md} shows them as they are. */
class TurnBudgetTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");

  /** The kinds of turns, each the longest way through its kind. */
  private static final List<String> TURNS =
      List.of("phone", "phone, greeting", "chat", "demo", "callback", "deletion");

  private static final int PHONE = 0;
  private static final int GREETING = 1;
  private static final int CHAT = 2;

  private final TurnBudget budget = Config.from(Env.of(Map.of())).turnBudget();

  private final List<Duration> deadlines =
      List.of(
          budget.phone(),
          budget.phone(),
          budget.chat(),
          budget.effect(),
          budget.effect(),
          budget.effect());

  private final List<Share> waits =
      List.of(
          new Share(
              "waits for the session key", budget.sessionKeyWait(), List.of(1, 1, 1, 1, 1, 1)),
          new Share("reads the interaction", budget.interactionRead(), List.of(1, 1, 0, 0, 2, 1)),
          new Share("takes the late reply", budget.lateReplyTake(), List.of(1, 1, 0, 0, 0, 0)),
          new Share("waits for the response cache", budget.cacheWait(), List.of(0, 1, 1, 0, 0, 0)));

  private final List<Share> reserves =
      List.of(
          new Share("keeps for the response", budget.responseReserve(), List.of(1, 1, 1, 0, 0, 0)),
          new Share(
              "keeps to store what failed", budget.backlogReserve(), List.of(0, 0, 0, 1, 1, 0)));

  private final List<Share> besides =
      List.of(
          new Share(
              "beside it: writes the transcript",
              budget.transcriptWrite(),
              List.of(1, 1, 0, 0, 2, 2)),
          new Share(
              "beside it: looks for a call that was not placed",
              budget.promiseRead(),
              List.of(0, 0, 1, 1, 1, 1)),
          new Share(
              "beside it: reads the response cache", budget.cacheRead(), List.of(1, 1, 1, 0, 0, 0)),
          new Share(
              "beside it: writes the response cache",
              budget.cacheWait(),
              List.of(0, 1, 1, 0, 0, 0)),
          new Share(
              "beside it: counts what the model cost",
              budget.usageWrite(),
              List.of(1, 1, 1, 0, 0, 0)),
          new Share(
              "beside it: requests a refresh", budget.refreshRequest(), List.of(1, 1, 1, 0, 0, 0)));

  private final Share repeat =
      new Share("a second delivery keeps", budget.repeatReserve(), List.of(0, 0, 0, 1, 1, 1));

  private final Share grace =
      new Share("then: ends what still runs", budget.interruptGrace(), List.of(1, 1, 1, 1, 1, 1));

  /** A share, and how often each kind of turn takes it. */
  private record Share(String what, Duration limit, List<Integer> times) {
    long millis(int turn) {
      return limit.toMillis() * times.get(turn);
    }

    String cell(int turn) {
      return switch (times.get(turn)) {
        case 0 -> "–";
        case 1 -> limit.toMillis() + " ms";
        default -> times.get(turn) + " × " + limit.toMillis() + " ms";
      };
    }
  }

  private static long sum(List<Share> shares, int turn) {
    return shares.stream().mapToLong(share -> share.millis(turn)).sum();
  }

  private long leftAtWorst(int turn) {
    return Math.max(0, deadlines.get(turn).toMillis() - sum(waits, turn) - sum(reserves, turn));
  }

  private String table() {
    Stream<String> head =
        Stream.of(
            row("a turn", TURNS::get),
            row("---", turn -> "--:"),
            row("**has in all**", turn -> "**" + deadlines.get(turn).toMillis() + " ms**"));
    Stream<String> left =
        Stream.of(
            row(
                "**leaves for the model or the effect**",
                turn -> "**" + leftAtWorst(turn) + " ms**"));
    return Stream.of(
            head,
            Stream.concat(waits.stream(), reserves.stream()).map(TurnBudgetTest::row),
            left,
            Stream.concat(besides.stream(), Stream.of(repeat, grace)).map(TurnBudgetTest::row))
        .flatMap(rows -> rows)
        .collect(Collectors.joining("\n"));
  }

  private static String row(Share share) {
    return row(share.what(), share::cell);
  }

  private static String row(String what, IntFunction<String> cell) {
    return IntStream.range(0, TURNS.size())
        .mapToObj(cell)
        .collect(Collectors.joining(" | ", "| " + what + " | ", " |"));
  }

  @Test
  void waitsOneAfterTheOther_withinTheDeadline() {
    for (int turn = 0; turn < TURNS.size(); turn++) {
      long taken = sum(waits, turn);

      assertTrue(
          taken <= deadlines.get(turn).toMillis(), TURNS.get(turn) + " waits " + taken + " ms");
    }
  }

  @Test
  void leavesTimeForTheModel_evenWhenEverythingElseIsSlow() {
    assertTrue(leftAtWorst(PHONE) >= 100, "on the phone");
    assertTrue(leftAtWorst(CHAT) >= 1_000, "in chat");
    assertEquals(0, leftAtWorst(GREETING), "a slow greeting says its grounding text");
  }

  @Test
  void endsWhatRunsBeside_withinTheDeadline() {
    for (int turn = 0; turn < TURNS.size(); turn++) {
      for (Share share : besides) {
        assertTrue(
            share.millis(turn) < deadlines.get(turn).toMillis(),
            TURNS.get(turn) + " " + share.what());
      }
    }
  }

  @Test
  void isWhatTheDocumentShows() throws IOException {
    String table = table();

    assertTrue(
        Files.readString(DOCUMENT).contains("\n\n" + table + "\n\n"),
        () -> DOCUMENT + " must show this table:\n\n" + table + "\n");
  }
}
