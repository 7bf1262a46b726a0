package com.atlasengine.lex.effect;

import com.atlasengine.core.dial.Caller;
import com.atlasengine.core.dial.DialLimit;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Reservations.NewClaim;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the workflow that calls a visitor, once the call is reserved. A limit that is reached
 * starts nothing.
 *
 * @param visitors tells verified visitors; empty when all are anonymous
 * @param callsEnabled whether calls are placed at all; without them the visitor becomes a Lead
 */
public record StartCall(
    DialLimits limits,
    Workflows workflows,
    Optional<VisitorTokens> visitors,
    boolean callsEnabled,
    Telemetry telemetry) {
  private static final Logger LOG = LoggerFactory.getLogger(StartCall.class);

  /**
   * Reserves the call and starts the workflow.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when one of both is slow or down; what is
   *     reserved is given back
   */
  Outcome start(Turn turn, Demo demo, TurnTasks tasks) {
    return reserveAndStart(
        turn, demo.phone(), reservation -> engage(turn, demo, reservation), tasks);
  }

  /**
   * The same after another delivery of the turn, which may have died anywhere on the way. Its
   * reservation is not counted again, and a workflow of the same name finds what the first one did.
   * Nothing is given back: the other delivery may still live and need it.
   *
   * @param owner of the other delivery
   */
  Outcome finish(String owner, Turn turn, Demo demo) {
    return finish(owner, turn, demo.phone(), reservation -> engage(turn, demo, reservation));
  }

  /** The same for a call that asks whether to delete. */
  Outcome finishDeletionCall(String owner, Turn turn, PhoneNumber phone, String lastName) {
    return finish(
        owner, turn, phone, reservation -> askWhetherToDelete(turn, phone, lastName, reservation));
  }

  private Outcome finish(String owner, Turn turn, PhoneNumber phone, Consumer<String> start) {
    String reservation = reservationId(turn, owner);
    Optional<DialLimit> limit = limits.reserve(reservation, phone, caller(turn), turn.deadline());
    if (limit.isPresent()) {
      return refuse(limit.get());
    }
    start.accept(reservation);
    return Outcome.STARTED;
  }

  private static String reservationId(Turn turn, String owner) {
    return Digest.hex("reservation", turn.id(), owner);
  }

  /**
   * Reserves the call and claims the turn in one transaction, and starts the workflow.
   *
   * @param claim of the turn
   * @return false when nothing is reserved and nothing claimed; {@link #start} says why
   * @throws com.atlasengine.core.failure.TransientFailure as for any start
   */
  boolean tryStart(Turn turn, Demo demo, NewClaim claim, TurnTasks tasks) {
    return tryReserveAndStart(
        turn, demo.phone(), claim, reservation -> engage(turn, demo, reservation), tasks);
  }

  /**
   * The same for a call that asks whether to delete what is known under a last name.
   *
   * @throws com.atlasengine.core.failure.TransientFailure as for any call
   */
  Outcome startDeletionCall(Turn turn, PhoneNumber phone, String lastName, TurnTasks tasks) {
    return reserveAndStart(
        turn, phone, reservation -> askWhetherToDelete(turn, phone, lastName, reservation), tasks);
  }

  /** The same in one transaction with the turn's claim. */
  boolean tryStartDeletionCall(
      Turn turn, PhoneNumber phone, String lastName, NewClaim claim, TurnTasks tasks) {
    return tryReserveAndStart(
        turn,
        phone,
        claim,
        reservation -> askWhetherToDelete(turn, phone, lastName, reservation),
        tasks);
  }

  private void engage(Turn turn, Demo demo, String reservation) {
    workflows.startEngageLead(turn.id(), input(turn, demo, reservation), turn.deadline());
  }

  private void askWhetherToDelete(
      Turn turn, PhoneNumber phone, String lastName, String reservation) {
    workflows.startDeletionCall(
        turn.id(),
        DeletionCall.of(lastName, phone, reservation, turn.content().locale()),
        turn.deadline());
  }

  private Outcome reserveAndStart(
      Turn turn, PhoneNumber phone, Consumer<String> start, TurnTasks tasks) {
    return giveBackIfItFails(
        turn,
        tasks,
        reservation -> {
          Optional<DialLimit> limit =
              limits.reserve(reservation, phone, caller(turn), turn.deadline());
          if (limit.isPresent()) {
            return refuse(limit.get());
          }
          start.accept(reservation);
          return Outcome.STARTED;
        });
  }

  private boolean tryReserveAndStart(
      Turn turn, PhoneNumber phone, NewClaim claim, Consumer<String> start, TurnTasks tasks) {
    return giveBackIfItFails(
        turn,
        tasks,
        reservation -> {
          boolean reserved =
              limits.tryReserve(reservation, phone, caller(turn), claim, turn.deadline());
          if (reserved) {
            start.accept(reservation);
          }
          return reserved;
        });
  }

  private <R> R giveBackIfItFails(Turn turn, TurnTasks tasks, Function<String, R> work) {
    String reservation = reservationId(turn, turn.owner());
    try {
      return work.apply(reservation);
    } catch (RuntimeException e) {
      tasks.startInBackground(
          "Could not give back the reservation",
          () -> limits.giveBack(reservation, turn.deadline()));
      throw e;
    }
  }

  private Caller caller(Turn turn) {
    return visitors
        .flatMap(tokens -> tokens.findVisitor(turn))
        .<Caller>map(Caller.Verified::new)
        .orElseGet(() -> new Caller.Anonymous(turn.session().id()));
  }

  private Outcome refuse(DialLimit limit) {
    LOG.info("No call promised: {}", limit);
    return switch (limit) {
      case CALLER -> Outcome.TOO_MANY;
      case NUMBER -> Outcome.NO_CALL;
      case BUDGET -> {
        telemetry.add(Metric.DIAL_BUDGET_SPENT, 1);
        yield Outcome.NO_CALL;
      }
    };
  }

  /** Without calls the count stays: nobody may use it or give it back. */
  private EngageLead input(Turn turn, Demo demo, String reservation) {
    return new EngageLead(
        demo.name().first(),
        demo.name().last(),
        demo.phone().e164(),
        turn.session().history().lines(),
        Optional.of(demo.consent()),
        Optional.of(reservation).filter(id -> callsEnabled),
        Optional.of(turn.content().locale()),
        TurnTasks.tryAwait(demo.scenario(), turn.deadline()).flatMap(line -> line));
  }

  /**
   * What a visitor has said yes to.
   *
   * @param name who is called
   * @param phone where
   * @param consent what the visitor agreed to
   * @param scenario the opening line, if it is there by the time the call is reserved
   */
  record Demo(
      PersonName name, PhoneNumber phone, Consent consent, Future<Optional<String>> scenario) {
    @Override
    public String toString() {
      return "Demo[…]";
    }
  }

  /** Kept on claims by these names. */
  enum Outcome {
    /** The workflow runs. */
    STARTED,
    /** The session or the visitor has had its calls. */
    TOO_MANY,
    /** A budget is spent, or the number has had its calls; nobody is told which. */
    NO_CALL
  }
}
