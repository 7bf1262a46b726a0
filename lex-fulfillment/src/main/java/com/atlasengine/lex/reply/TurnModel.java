package com.atlasengine.lex.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.reply.UnknownAnswer;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model within a turn. It returns a complete, partial or no reply by the deadline; it never
 * throws.
 */
public record TurnModel(
    TextModel model, ModelLimits limits, TurnBudget budget, Telemetry telemetry) {
  private static final Logger LOG = LoggerFactory.getLogger(TurnModel.class);

  /** Asks, and waits as long as the turn can. */
  ModelReply ask(Prompt prompt, Turn turn, TurnTasks tasks) {
    if (!limits.allow(turn, tasks)) {
      return new ModelReply.NotAsked();
    }
    limits.countBeside(turn, tasks);
    Deadline due = turn.deadline().minus(budget.responseReserve());
    try {
      Generation generation = model.generate(prompt, due);
      limits.tokens().count(prompt, generation.usage());
      return checkReply(generation, prompt, turn.content());
    } catch (TransientFailure e) {
      LOG.warn("The model did not answer: {}", e.getMessage());
      if (due.isPast()) {
        limits.tokens().countLost(prompt);
        telemetry.add(Metric.DEADLINE_MISSED, 1);
      }
      return new ModelReply.NotInTime();
    } catch (PermanentFailure e) {
      LOG.error("The model refused the prompt: {}", e.getMessage());
      return new ModelReply.Rejected();
    }
  }

  private ModelReply checkReply(Generation generation, Prompt prompt, Content content) {
    return switch (generation) {
      case Generation.Complete complete when UnknownAnswer.isIn(complete.text()) ->
          new ModelReply.Unknown();
      case Generation.Partial partial when UnknownAnswer.isIn(partial.text()) ->
          new ModelReply.Unknown();
      case Generation.Complete complete ->
          ReplyCheck.approve(complete.text(), prompt, content)
              .<ModelReply>map(ModelReply.Complete::new)
              .orElseGet(TurnModel::reject);
      case Generation.Partial partial -> {
        telemetry.add(Metric.DEADLINE_MISSED, 1);
        yield ReplyCheck.approve(partial.text(), prompt, content)
            .<ModelReply>map(ModelReply.Partial::new)
            .orElseGet(TurnModel::reject);
      }
      case Generation.Withheld withheld -> reject();
    };
  }

  private static ModelReply reject() {
    LOG.warn("Rejected a reply of the model: it failed the reply check");
    return new ModelReply.Rejected();
  }

  /** What it said. */
  sealed interface ModelReply {
    /** Everything it had to say. */
    record Complete(String text) implements ModelReply {}

    /** The whole sentences that were there in time. */
    record Partial(String text) implements ModelReply {}

    /** Nothing in time; it may have something later. */
    record NotInTime() implements ModelReply {}

    /** The day's tokens are spent, or the session has asked too often; do not ask elsewhere. */
    record NotAsked() implements ModelReply {}

    /** It was given nothing that answers the question. */
    record Unknown() implements ModelReply {}

    /** The reply failed the check or the model refused; do not ask again. */
    record Rejected() implements ModelReply {}
  }
}
