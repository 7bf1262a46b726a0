package com.atlasengine.local.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.client.BotReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final String NUMBER = "+12065550123";
  private static final Size SMALL = size(50, 20, 100, 50);

  private final Ledger ledger = new Ledger(Duration.ofSeconds(3));

  @Test
  void isGood_whenEveryPromiseIsKeptInTimeAndNothingGrows() {
    say(Budget.EFFECT, "Your phone will ring", 7_000);
    say(Budget.PHONE, "Hello", 3_900);

    assertEquals(List.of(), problems(List.of(), size(90, 60, 150, 90)));
  }

  @Test
  void saysSo_whenATurnIsLaterThanItsBudgetAndTheAllowance() {
    say(Budget.EFFECT, "Your phone will ring", 7_001);
    say(Budget.PHONE, "Hello", 3_901);
    say(Budget.CHAT, "Hello", 4_501);

    assertEquals(3, problems(List.of(), SMALL).size());
  }

  @Test
  void saysSo_whenAPromiseIsBroken() {
    say(Budget.EFFECT, "Your phone will ring", 100);

    assertEquals(
        List.of("a promise became 0 calls, 0 open Tasks, 1 Leads"),
        problems(List.of("0 calls, 0 open Tasks, 1 Leads"), SMALL));
  }

  @Test
  void saysSo_whenATurnHasNoAnswer() {
    say(Budget.EFFECT, "Your phone will ring", 100);
    ledger.addFailure("HttpTimeoutException");

    assertEquals(
        List.of("a turn without an answer: HttpTimeoutException"), problems(List.of(), SMALL));
  }

  @Test
  void saysSo_whenNothingWasPromised() {
    assertEquals(List.of("no call was promised at all"), problems(List.of(), SMALL));
  }

  @Test
  void saysWhatGrows() {
    say(Budget.EFFECT, "Your phone will ring", 100);

    String table = report(List.of(), size(150, 101, 200, 131)).table();

    for (String what : List.of("process grows", "threads grow", "engine's heap grows")) {
      assertTrue(table.contains("BROKEN") && table.contains(what), table);
    }
  }

  private void say(Budget budget, String text, long waitMillis) {
    ledger.add(NUMBER, budget, new BotReply(List.of(text), "", "", "", Map.of(), waitMillis));
  }

  private List<String> problems(List<String> broken, Size end) {
    return report(broken, end).problems();
  }

  private SoakReport report(List<String> broken, Size end) {
    return SoakReport.of(ledger, 1, broken, SMALL, end);
  }

  private static Size size(int processMb, int processThreads, int heapMb, int threads) {
    return new Size(
        Map.of(1L, new Size.OfProcess(processMb * 1024L, processThreads)),
        (long) heapMb << 20,
        threads);
  }
}
