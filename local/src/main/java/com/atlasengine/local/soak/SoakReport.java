package com.atlasengine.local.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a soak has shown.
 *
 * @param figures what was counted and measured, in the order in which people read it
 * @param problems what must not be; empty when all held
 */
public record SoakReport(Map<String, String> figures, List<String> problems) {
  /** What a function's process may grow after the warm-up: its heap is not full by then. */
  private static final long MAX_GROWTH_KB = 96 * 1024;

  /** A process handles 50 invocations at once and the port 64: such pools fill as they are used. */
  private static final int MAX_MORE_THREADS = 80;

  /** Of the turns that were late. */
  private static final int MAX_SHOWN = 10;

  /** Everything that the engine stores is in its memory: some 100 KB for a journey. */
  private static final long HEAP_SLACK_BYTES = 96L << 20;

  private static final long HEAP_BYTES_PER_JOURNEY = 200L << 10;

  public SoakReport {
    figures = new LinkedHashMap<>(figures);
    problems = List.copyOf(problems);
  }

  /** Whether everything held. */
  public boolean isGood() {
    return problems.isEmpty();
  }

  /** The figures as a table, and the problems below it. */
  public String table() {
    StringBuilder text = new StringBuilder();
    figures.forEach((name, value) -> text.append("  %-34s %s%n".formatted(name, value)));
    problems.forEach(problem -> text.append("  BROKEN  ").append(problem).append('\n'));
    return text.toString();
  }

  static SoakReport of(Ledger ledger, int faults, List<String> broken, Size warm, Size end) {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("journeys", "" + ledger.journeys());
    figures.put("turns", "" + ledger.turns());
    figures.put("phone calls talked on", "" + ledger.phoneCalls());
    figures.put("faults", "" + faults);
    figures.put("calls promised", "" + ledger.promised().size());
    figures.put("callbacks acknowledged", "" + ledger.callbacks().size());
    figures.put("promises broken", "" + broken.size());
    figures.put("turns without an answer", "" + ledger.failures().size());
    figures.put("turns over their budget", "" + ledger.overBudget());
    figures.put("turns over budget and allowance", "" + ledger.late().size());
    for (Budget budget : Budget.values()) {
      figures.put("longest wait, " + budget, ledger.longestWaitMillis(budget) + " ms");
    }
    figures.put("functions' processes", "" + end.byProcess().size());
    figures.put("most growth of a process", warm.growthKb(end) / 1024 + " MB");
    figures.put("most new threads of a process", "" + warm.moreThreads(end));
    figures.put(
        "engine's heap", (warm.heapBytes() >> 20) + " MB, then " + (end.heapBytes() >> 20) + " MB");
    figures.put("engine's threads", warm.threads() + ", then " + end.threads());
    return new SoakReport(figures, problems(ledger, broken, warm, end));
  }

  private static List<String> problems(Ledger ledger, List<String> broken, Size warm, Size end) {
    List<String> problems = new ArrayList<>();
    broken.forEach(each -> problems.add("a promise became " + each));
    ledger.failures().forEach(each -> problems.add("a turn without an answer: " + each));
    check(ledger.promised().isEmpty(), "no call was promised at all", problems);
    ledger.late().stream().limit(MAX_SHOWN).forEach(l -> problems.add("a turn was late: " + l));
    check(warm.growthKb(end) > MAX_GROWTH_KB, "a function's process grows", problems);
    check(warm.moreThreads(end) > MAX_MORE_THREADS, "a function's threads grow", problems);
    check(end.threads() - warm.threads() > MAX_MORE_THREADS, "the engine's threads grow", problems);
    long heap = end.heapBytes() - warm.heapBytes();
    check(
        heap > HEAP_SLACK_BYTES + ledger.journeys() * HEAP_BYTES_PER_JOURNEY,
        "the engine's heap grows",
        problems);
    return problems;
  }

  private static void check(boolean wrong, String problem, List<String> problems) {
    if (wrong) {
      problems.add(problem);
    }
  }
}
