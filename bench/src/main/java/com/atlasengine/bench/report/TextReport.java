package com.atlasengine.bench.report;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.micro.MicroResult;
import com.atlasengine.bench.restore.RestoreTimes;
import com.atlasengine.bench.script.TurnKind;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Writes a report for a terminal. */
public final class TextReport {
  private final Report report;
  private final PrintStream out;

  private TextReport(Report report, PrintStream out) {
    this.report = report;
    this.out = out;
  }

  /** Prints a report. */
  public static void print(Report report, PrintStream out) {
    TextReport text = new TextReport(report, out);
    text.kinds();
    text.printLateness();
    text.printOutcomes();
    text.printCalls();
    text.printCost();
    text.printRestores();
    text.printMicro();
    text.printTargetChecks();
  }

  private void printTitle(String title) {
    out.printf(Locale.ROOT, "%n%s%n", title);
  }

  private void kinds() {
    printTitle("What callers wait, in milliseconds");
    out.printf(Locale.ROOT, "  %-16s %6s %35s   %6s %35s%n", "", "old", "", "ours", "");
    out.printf(
        Locale.ROOT,
        "  %-16s %6s %8s %8s %8s %8s   %6s %8s %8s %8s %8s%n",
        "turn",
        "count",
        "p50",
        "p90",
        "p99",
        "max",
        "count",
        "p50",
        "p90",
        "p99",
        "max");
    for (TurnKind kind : TurnKind.values()) {
      printRow(kind.name(), kinds(report.old(), kind), kinds(report.ours(), kind));
    }
    printRow("all but SLOT", report.old().all(), report.ours().all());
    printRow("generated", report.old().generated(), report.ours().generated());
    printRow("engage-lead", report.old().toDial(), report.ours().toDial());
  }

  private static Quantiles kinds(SystemReport system, TurnKind kind) {
    return Objects.requireNonNull(system.kinds().get(kind));
  }

  private void printRow(String name, Quantiles old, Quantiles ours) {
    out.printf(Locale.ROOT, "  %-16s %s   %s%n", name, numbers(old), numbers(ours));
  }

  private static String numbers(Quantiles q) {
    return String.format(
        Locale.ROOT, "%6d %8.1f %8.1f %8.1f %8.1f", q.count(), q.p50(), q.p90(), q.p99(), q.max());
  }

  private void printLateness() {
    printTitle("Past the deadline (chat 1,500 ms, phone 900 ms, what has an effect 4,000 ms)");
    for (SystemReport system : new SystemReport[] {report.old(), report.ours()}) {
      printLate(system.system() + ", as the caller waits", system.late(), system.lateUnloaded());
      printLate(system.system() + ", own clock", system.ownLate(), system.ownLateUnloaded());
      out.printf(
          Locale.ROOT,
          "  %-34s mean %.0f %%, highest %.0f %%; a thread woke late by p99 %.1f ms, %d times > 10"
              + " ms%n",
          system.system() + ", cores in use",
          system.cpu().mean() * 100,
          system.cpu().highest() * 100,
          system.cpu().delays().p99(),
          system.cpu().stalls());
    }
    Quantiles machine = report.ours().machine();
    out.printf(
        Locale.ROOT,
        "  %-34s p50 %.1f ms, p99 %.1f ms%n",
        "this machine's overhead (caller's wait minus function's time)",
        machine.p50(),
        machine.p99());
  }

  private void printLate(String name, Lateness all, Lateness unloaded) {
    out.printf(
        Locale.ROOT,
        "  %-34s %d of %d late, %d by more than 20 ms (a core free: %d of %d), worst by %.0f ms%n",
        name,
        all.late(),
        all.turns(),
        all.tooLate(),
        unloaded.tooLate(),
        unloaded.turns(),
        all.worstMs());
  }

  private void printOutcomes() {
    printTitle("Source of our replies");
    printCounts(report.ours().replies());
    printTitle("Of these, conversation on the phone");
    printCounts(report.ours().conversationReplies());
    printTitle("The response cache");
    printCounts(report.ours().lookups());
    printOwn("generated, own time", report.ours().own());
    printOwn("in memory, own time less all waiting", report.ours().cachedInMemory());
    printOwn("in the table, own time less all waiting", report.ours().cachedInTable());
    printTitle("From the request to the dial");
    report.ours().way().forEach(this::printOwn);
    printOwn("total", report.ours().toDial());
    printOwn("of which not waiting for a service", report.ours().overWaiting());
  }

  private void printOwn(String name, Quantiles q) {
    out.printf(
        Locale.ROOT,
        "  %-38s %6d  p50 %.1f  p90 %.1f  p99 %.1f ms%n",
        name,
        q.count(),
        q.p50(),
        q.p90(),
        q.p99());
  }

  private void printCounts(Map<String, Long> counts) {
    long all = Math.max(1, counts.values().stream().mapToLong(n -> n).sum());
    counts.forEach(
        (name, n) -> out.printf(Locale.ROOT, "  %-12s %6d  %5.1f %%%n", name, n, 100.0 * n / all));
  }

  private void printCalls() {
    printTitle("Calls");
    printCalls(report.old());
    printCalls(report.ours());
  }

  private void printCalls(SystemReport system) {
    out.printf(
        Locale.ROOT,
        "  %s: %,d tokens in, %,d out%n",
        system.system(),
        system.tokens().input(),
        system.tokens().output());
    system.calls().forEach((name, n) -> out.printf(Locale.ROOT, "    %-44s %6d%n", name, n));
    system
        .callErrors()
        .forEach((name, n) -> out.printf(Locale.ROOT, "    refused: %-35s %6d%n", name, n));
    system.errors().forEach((name, n) -> out.printf(Locale.ROOT, "    error: %s: %d%n", name, n));
  }

  private void printCost() {
    CostReport cost = report.cost();
    printTitle("Cost in US dollars, list prices of " + cost.asOf());
    out.printf(
        Locale.ROOT,
        "  %-16s %12s %12s   %12s %12s %12s   %10s %10s%n",
        "",
        "old / 1,000",
        "ours / 1,000",
        "old a month",
        "ours a month",
        "of which fixed",
        "analysis",
        "its target");
    TreeSet<String> services = new TreeSet<>(cost.old().month().keySet());
    services.addAll(cost.ours().month().keySet());
    services.forEach(service -> printCost(service, cost, service::equals));
    printCost("all", cost, service -> true);
    out.printf(
        Locale.ROOT,
        "  at %,.0f conversations a month; %d were played%n",
        cost.volume(),
        cost.conversations());
  }

  private void printCost(String name, CostReport cost, Predicate<String> service) {
    out.printf(
        Locale.ROOT,
        "  %-16s %12.3f %12.3f   %12.2f %12.2f %12.2f   %10.0f %10.0f%n",
        name,
        sum(cost.old().perThousand(), service),
        sum(cost.ours().perThousand(), service),
        sum(cost.old().month(), service),
        sum(cost.ours().month(), service),
        sum(cost.ours().standing(), service),
        sum(cost.analysisOld(), service),
        sum(cost.analysisTarget(), service));
  }

  private static double sum(Map<String, Double> amounts, Predicate<String> service) {
    return amounts.entrySet().stream()
        .filter(e -> service.test(e.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void printRestores() {
    if (report.restores().isEmpty()) {
      return;
    }
    printTitle("First answers, medians in milliseconds");
    out.printf(
        Locale.ROOT,
        "  %-18s %10s %10s %10s %10s %14s %14s%n",
        "",
        "cold",
        "unprimed",
        "primed",
        "warm",
        "primed ÷ warm",
        "primed, own");
    for (RestoreTimes each : report.restores()) {
      out.printf(
          Locale.ROOT,
          "  %-18s %10.0f %10.0f %10.1f %10.1f %14.1f %14.1f%n",
          each.function(),
          each.cold().median(),
          each.unprimed().median(),
          each.primed().median(),
          each.warm().median(),
          each.ratio(),
          each.own());
    }
  }

  private void printMicro() {
    if (report.micro().isEmpty()) {
      return;
    }
    printTitle("A turn with dependencies that answer immediately");
    for (MicroResult each : report.micro()) {
      out.printf(
          Locale.ROOT,
          "  %-10s %-30s CPU %8.1f ± %.1f µs, wall %8.1f µs, %10.0f bytes%n",
          each.turn(),
          each.telemetry().label(),
          each.cpu(),
          each.error(),
          each.micros(),
          each.bytes());
    }
  }

  private void printTargetChecks() {
    printTitle("Targets");
    for (TargetCheck check : report.checks()) {
      out.printf(
          Locale.ROOT,
          "  %s %-66s old %-22s goal %-18s ours %s%n",
          check.met() ? "ok " : "NO ",
          check.figure(),
          check.old(),
          check.goal(),
          check.ours());
    }
  }
}
