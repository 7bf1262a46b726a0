package com.atlasengine.bench.report;

import com.atlasengine.bench.measure.TokenCount;
import com.atlasengine.bench.replay.EngagementResult;
import com.atlasengine.bench.replay.ReplayResult;
import com.atlasengine.bench.replay.TurnResult;
import com.atlasengine.bench.replay.TurnSample;
import com.atlasengine.bench.script.TurnKind;
import com.atlasengine.local.timing.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The results of a replay for one system. All times are milliseconds.
 *
 * @param kinds what callers waited, by kind of turn
 * @param all what callers waited, over all turns that both systems answer
 * @param generated what callers waited for turns that went to a model
 * @param spread how many per cent of those of {@code all} were answered within how long
 * @param own the generated ones by the functions' own clock
 * @param cachedInMemory own time of answers that were in memory, less what else was waited for
 * @param cachedInTable own time of answers that were in the table, less the read of it and what
 *     else was waited for
 * @param machine what lies between what callers waited and the functions' own time
 * @param late turns past the deadline as callers saw it
 * @param lateUnloaded the same, without turns during which no core was free
 * @param generatedLate of these, the generated ones
 * @param ownLate turns past the deadline by the functions' own clock
 * @param ownLateUnloaded the same, without turns during which no core was free
 * @param replies how often the words came from where, of turns that a model words
 * @param conversationReplies the same, of conversation on the phone
 * @param lookups how often the response cache was hit where, or not
 * @param toDial from the request for a call to its being placed
 * @param overWaiting how much of that was not waiting for a service
 * @param way what it went by on, one after the other
 * @param workflow from the request to the end of all that the workflow does
 * @param calls calls by service and operation
 * @param callErrors calls that were answered with an error
 * @param errors turns and engagements that went wrong, by what went wrong
 */
public record SystemReport(
    String system,
    double seconds,
    Map<TurnKind, Quantiles> kinds,
    Quantiles all,
    Quantiles generated,
    List<Point> spread,
    Quantiles own,
    Quantiles cachedInMemory,
    Quantiles cachedInTable,
    Quantiles machine,
    Lateness late,
    Lateness lateUnloaded,
    Lateness generatedLate,
    Lateness ownLate,
    Lateness ownLateUnloaded,
    Map<String, Long> replies,
    Map<String, Long> conversationReplies,
    Map<String, Long> lookups,
    Quantiles toDial,
    Quantiles overWaiting,
    Map<String, Quantiles> way,
    Quantiles workflow,
    Map<String, Long> calls,
    Map<String, Long> callErrors,
    Map<String, Long> errors,
    TokenCount tokens,
    Cpu cpu) {

  /** So many per cent were answered within so many milliseconds. */
  public record Point(double percent, double ms) {}

  /** How busy the machine was; see {@code CpuLoad}. */
  public record Cpu(double mean, double highest, Quantiles delays, int stalls, double stalledMs) {}

  /** Of what was played. */
  public static SystemReport of(
      ReplayResult replay,
      Map<String, Long> calls,
      Map<String, Long> callErrors,
      TokenCount tokens) {
    List<TurnSample> turns = replay.turns();
    List<TurnSample> unloaded = Lateness.withFreeCore(turns, replay.cpu());
    List<EngagementResult> dialled =
        replay.engagements().stream().filter(e -> e.error().isEmpty()).toList();
    return new SystemReport(
        replay.system(),
        replay.duration().toMillis() / 1e3,
        kinds(turns),
        waited(turns, t -> !t.kind().isDialog()),
        waited(turns, SystemReport::isGenerated),
        spread(turns),
        own(turns, SystemReport::isGenerated),
        ownCacheTime(turns, "memory"),
        ownCacheTime(turns, "dynamodb"),
        Quantiles.of(
            turns.stream().map(t -> t.result().waitTime().minus(t.result().functionTime()))),
        Lateness.waited(turns),
        Lateness.waited(unloaded),
        Lateness.waited(unloaded.stream().filter(SystemReport::isGenerated).toList()),
        Lateness.own(turns),
        Lateness.own(unloaded),
        counts(turns, t -> t.kind().isModelWorded(), TurnResult::replySource),
        counts(turns, t -> t.kind() == TurnKind.CONVERSATION, TurnResult::replySource),
        counts(turns, t -> !t.result().cacheLookup().isEmpty(), TurnResult::cacheLookup),
        Quantiles.of(dialled.stream().map(EngagementResult::toDial)),
        Quantiles.of(dialled.stream().map(EngagementResult::ownTime)),
        way(dialled),
        Quantiles.of(dialled.stream().map(EngagementResult::workflowTime)),
        calls,
        callErrors,
        errors(replay),
        tokens,
        cpu(replay));
  }

  private static Map<String, Quantiles> way(List<EngagementResult> dialled) {
    Map<String, List<Duration>> parts = new LinkedHashMap<>();
    for (EngagementResult result : dialled) {
      result
          .dialSteps()
          .forEach((part, took) -> parts.computeIfAbsent(part, p -> new ArrayList<>()).add(took));
    }
    Map<String, Quantiles> way = new LinkedHashMap<>();
    parts.forEach((part, took) -> way.put(part, Quantiles.of(took.stream())));
    return way;
  }

  private static List<Point> spread(List<TurnSample> turns) {
    Distribution all =
        Distribution.of(
            turns.stream().filter(t -> !t.kind().isDialog()).map(t -> t.result().waitTime()));
    return IntStream.rangeClosed(0, 200)
        .mapToObj(i -> new Point(i / 2.0, all.percentile(i / 2.0)))
        .toList();
  }

  private static Map<TurnKind, Quantiles> kinds(List<TurnSample> turns) {
    Map<TurnKind, Quantiles> kinds = new EnumMap<>(TurnKind.class);
    for (TurnKind kind : TurnKind.values()) {
      kinds.put(kind, waited(turns, t -> t.kind() == kind));
    }
    return kinds;
  }

  /** The old system asks a model whenever one words the answer; ours says where it came from. */
  private static boolean isGenerated(TurnSample turn) {
    boolean fromCache =
        turn.result().replySource().equals("cached") || turn.result().replySource().equals("stale");
    return turn.kind().isModelWorded() && !fromCache;
  }

  private static Quantiles waited(List<TurnSample> turns, Predicate<TurnSample> which) {
    return Quantiles.of(turns.stream().filter(which).map(t -> t.result().waitTime()));
  }

  private static Quantiles own(List<TurnSample> turns, Predicate<TurnSample> which) {
    return Quantiles.of(turns.stream().filter(which).map(t -> t.result().functionTime()));
  }

  /** The first turn of a call waits for more than its answer: that is not the cache's. */
  private static Quantiles ownCacheTime(List<TurnSample> turns, String lookup) {
    return Quantiles.of(
        turns.stream()
            .map(TurnSample::result)
            .filter(answered -> answered.cacheLookup().equals(lookup))
            .map(answered -> answered.functionTime().minus(answered.serviceTime())));
  }

  private static Map<String, Long> counts(
      List<TurnSample> turns, Predicate<TurnSample> which, Function<TurnResult, String> of) {
    return turns.stream()
        .filter(which)
        .map(TurnSample::result)
        .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> errors(ReplayResult replay) {
    Map<String, Long> errors = new TreeMap<>();
    replay.turns().stream()
        .filter(t -> !t.result().error().isEmpty())
        .forEach(t -> errors.merge(t.kind() + ": " + t.result().error(), 1L, Long::sum));
    replay.engagements().stream()
        .filter(e -> !e.error().isEmpty())
        .forEach(e -> errors.merge("engagement: " + e.error(), 1L, Long::sum));
    replay.failures().forEach(failure -> errors.merge(failure, 1L, Long::sum));
    return errors;
  }

  private static Cpu cpu(ReplayResult replay) {
    return new Cpu(
        replay.cpu().mean(),
        replay.cpu().highest(),
        Quantiles.of(replay.cpu().delays()),
        replay.cpu().stalls().size(),
        replay.cpu().stallTime().toNanos() / 1e6);
  }
}
