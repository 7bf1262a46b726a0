package com.atlasengine.lex.reply;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.core.usage.ModelBudget;
import com.atlasengine.lex.concurrent.ExpiringLruCache;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How often the model is asked: within the day's tokens, and some times by one session. A turn
 * waits for neither count: both are written beside the model's answer, and what they say holds from
 * the next turn on. A turn that needs no model costs nothing here.
 */
public final class ModelLimits {
  private static final Duration COUNTER_RETENTION = Duration.ofDays(2);

  /** More sessions than one process serves in the time that a silent session lives. */
  private static final int MAX_KNOWN_SESSIONS = 2_000;

  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  private final ModelBudget tokens;
  private final Claims claims;
  private final int maxSessionTurns;
  private final TurnBudget budget;
  private final Telemetry telemetry;
  private final Clock clock;
  private final ExpiringLruCache<String, Long> sessionTurns;

  /**
   * @param maxSessionTurns how many turns of one session in a day ask the model
   */
  public ModelLimits(
      ModelBudget tokens,
      Claims claims,
      int maxSessionTurns,
      TurnBudget budget,
      Telemetry telemetry,
      Clock clock) {
    this.tokens = tokens;
    this.claims = claims;
    this.maxSessionTurns = maxSessionTurns;
    this.budget = budget;
    this.telemetry = telemetry;
    this.clock = clock;
    this.sessionTurns = new ExpiringLruCache<>(MAX_KNOWN_SESSIONS, KNOWN_FOR, clock);
  }

  /** Whether this turn may ask the model. */
  boolean allow(Turn turn, TurnTasks tasks) {
    if (tokens.isSpent()) {
      learnBeside(turn, tasks);
      telemetry.add(Metric.MODEL_BUDGET_SPENT, 1);
      return false;
    }
    if (sessionTurns.get(counterKey(turn).id()).orElse(0L) >= maxSessionTurns) {
      telemetry.add(Metric.SESSION_TURNS_SPENT, 1);
      return false;
    }
    return true;
  }

  /** The tokens of the day. */
  ModelBudget tokens() {
    return tokens;
  }

  /** Counts the turn, and now and then what earlier answers cost, while the model writes. */
  void countBeside(Turn turn, TurnTasks tasks) {
    Deadline due = turn.deadline().atMost(budget.usageWrite());
    Claims.Key key = counterKey(turn);
    learnBeside(turn, tasks);
    tasks.startInBackground(
        "Could not count the turn",
        () -> sessionTurns.put(key.id(), claims.add(key, 1, COUNTER_RETENTION, due)));
  }

  private void learnBeside(Turn turn, TurnTasks tasks) {
    Deadline due = turn.deadline().atMost(budget.usageWrite());
    tasks.startInBackground("Could not count the tokens", () -> tokens.learn(due));
  }

  private Claims.Key counterKey(Turn turn) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Claims.Key(Claims.Kind.SESSION_TURNS, turn.session().id() + "#" + day);
  }

  /** Forgets all sessions: after a restore. */
  public void forget() {
    sessionTurns.clear();
  }
}
