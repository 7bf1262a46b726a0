package com.atlasengine.local.smoke;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the invocations that answered each turn. Lex hands on no id, so an invocation belongs to
 * the turn whose wait it lies in. The two clocks differ: the difference that fits best counts.
 */
final class Splitter {
  /** Lambda may write its report a moment after Lex has the answer. */
  private static final double TOLERANCE_MS = 50;

  /** Clocks that differ by more are wrong. */
  private static final double MAX_CLOCK_DIFFERENCE_MS = 5_000;

  private final List<Turn> turns;
  private final List<Invocation> invocations;

  Splitter(List<Turn> turns, List<Invocation> invocations) {
    this.turns = List.copyOf(turns);
    this.invocations = List.copyOf(invocations);
  }

  /**
   * Which invocations belong to which turn.
   *
   * @param ofTurns by the number of the turn
   * @param overhangMs by how much invocations stick out of the waits
   */
  private record Fit(List<List<Invocation>> ofTurns, double overhangMs, double differenceMs) {
    long fitting() {
      return ofTurns.stream().filter(own -> !own.isEmpty()).count();
    }

    boolean isBetterThan(Fit other) {
      if (fitting() != other.fitting()) {
        return fitting() > other.fitting();
      }
      return overhangMs != other.overhangMs
          ? overhangMs < other.overhangMs
          : Math.abs(differenceMs) < Math.abs(other.differenceMs);
    }
  }

  /** The split of each turn, in their order. */
  List<Split> splits() {
    List<List<Invocation>> ofTurns = bestFit().ofTurns();
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      splits.add(split(turns.get(i), ofTurns.get(i)));
    }
    return splits;
  }

  private Fit bestFit() {
    Fit best = fit(0);
    for (Turn turn : turns) {
      for (Invocation each : invocations) {
        double difference = each.endMs() - millis(turn.received());
        if (Math.abs(difference) <= MAX_CLOCK_DIFFERENCE_MS && each.fits(turn.intent())) {
          Fit other = fit(difference);
          best = other.isBetterThan(best) ? other : best;
        }
      }
    }
    return best;
  }

  private Fit fit(double differenceMs) {
    List<List<Invocation>> ofTurns = new ArrayList<>();
    turns.forEach(turn -> ofTurns.add(new ArrayList<>()));
    double sum = 0;
    for (Invocation each : invocations) {
      int nearest = -1;
      double least = TOLERANCE_MS;
      for (int i = 0; i < turns.size(); i++) {
        double overhang = overhang(turns.get(i), each, differenceMs);
        if (overhang < least) {
          nearest = i;
          least = overhang;
        }
      }
      if (nearest >= 0) {
        ofTurns.get(nearest).add(each);
        sum += least;
      }
    }
    return new Fit(ofTurns, sum, differenceMs);
  }

  /** By how much an invocation sticks out of a turn's wait. */
  private static double overhang(Turn turn, Invocation invocation, double differenceMs) {
    if (!invocation.fits(turn.intent())) {
      return Double.MAX_VALUE;
    }
    double before = millis(turn.sent()) + differenceMs - invocation.beginMs();
    double after = invocation.endMs() - millis(turn.received()) - differenceMs;
    return Math.max(0, before) + Math.max(0, after);
  }

  private static double millis(Instant time) {
    return time.getEpochSecond() * 1e3 + time.getNano() / 1e6;
  }

  /** More time than the wait means that others talked to the bot, too. */
  private static Split split(Turn turn, List<Invocation> own) {
    double restore = own.stream().mapToDouble(Invocation::restoreMs).sum();
    double duration = own.stream().mapToDouble(Invocation::durationMs).sum();
    if (own.isEmpty() || restore + duration > turn.waitMs() + TOLERANCE_MS) {
      return Split.NOT_TOLD;
    }
    Optional<Double> model =
        own.stream().allMatch(each -> each.modelMs().isPresent())
            ? Optional.of(own.stream().mapToDouble(each -> each.modelMs().orElse(0.0)).sum())
            : Optional.empty();
    return new Split(
        Optional.of(Math.max(0, turn.waitMs() - restore - duration)),
        Optional.of(restore),
        Optional.of(Math.max(0, duration - model.orElse(0.0))),
        model,
        own.getLast().reply());
  }
}
