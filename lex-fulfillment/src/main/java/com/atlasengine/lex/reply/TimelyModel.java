package com.atlasengine.lex.reply;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model as a turn sees it: it answers in time, or partly, or not at all; it never fails. */
public final class TimelyModel {
  private static final Logger LOG = LoggerFactory.getLogger(TimelyModel.class);

  /** What is kept of a turn for asking the refresher and writing the response. */
  private static final Duration KEPT = Duration.ofMillis(60);

  private final TextModel model;
  private final Telemetry telemetry;

  /** A view of this model. */
  public TimelyModel(TextModel model, Telemetry telemetry) {
    this.model = model;
    this.telemetry = telemetry;
  }

  /** Asks, and waits as long as the turn can. */
  Spoken ask(Prompt prompt, Deadline deadline) {
    Deadline due = deadline.keeping(KEPT);
    try {
      return spoken(model.generate(prompt, due), prompt);
    } catch (TransientFailure e) {
      LOG.warn("No answer from the model: {}", e.getMessage());
      if (due.isPast()) {
        telemetry.add(Metric.DEADLINE_MISSED, 1);
      }
      return new Spoken.Nothing();
    } catch (PermanentFailure e) {
      LOG.error("The model refuses: {}", e.getMessage());
      return new Spoken.Refused();
    }
  }

  private Spoken spoken(Generation generation, Prompt prompt) {
    return switch (generation) {
      case Generation.Complete complete ->
          ReplyCheck.pass(complete.text(), prompt)
              .<Spoken>map(Spoken.All::new)
              .orElseGet(TimelyModel::refused);
      case Generation.Partial partial -> {
        telemetry.add(Metric.DEADLINE_MISSED, 1);
        yield ReplyCheck.pass(partial.text(), prompt)
            .<Spoken>map(Spoken.Some::new)
            .orElseGet(TimelyModel::refused);
      }
      case Generation.Withheld withheld -> refused();
    };
  }

  private static Spoken refused() {
    LOG.warn("An answer of the model was not let through");
    return new Spoken.Refused();
  }

  /** What it said. */
  sealed interface Spoken {
    /** Everything it had to say. */
    record All(String text) implements Spoken {}

    /** The whole sentences that were there in time. */
    record Some(String text) implements Spoken {}

    /** Nothing in time; it may have something later. */
    record Nothing() implements Spoken {}

    /** Nothing that may be said, now or later: it is not asked again. */
    record Refused() implements Spoken {}
  }
}
