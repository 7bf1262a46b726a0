package com.atlasengine.local.events;

import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Scheduler;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of {@link EventBridge} to functions and state machines: three attempts, then
 * the target's dead-letter queue. (The real bus tries for a day.)
 */
public record RetryingTargetSender(
    Functions functions, Workflows workflows, Sqs queues, Scheduler scheduler)
    implements EventBridge.TargetSender {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingTargetSender.class);
  private static final int MAX_ATTEMPTS = 3;
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  @Override
  public void send(Template.Target target, String input) {
    attempt(target, input, 1);
  }

  private void attempt(Template.Target target, String input, int attempt) {
    try {
      invokeTarget(target.arn(), input);
    } catch (RuntimeException e) {
      LOG.warn(
          "events: could not deliver an event to {}: {}",
          target.arn(),
          e.getClass().getSimpleName());
      if (attempt < MAX_ATTEMPTS) {
        scheduler.schedule(RETRY_DELAY, () -> attempt(target, input, attempt + 1));
      } else {
        target.deadLetterArn().ifPresent(queue -> queues.send(queue, input, Map.of()));
      }
    }
  }

  private void invokeTarget(String arn, String input) {
    if (arn.contains(":states:")) {
      workflows.start(arn, input);
    } else {
      functions.invokeAsync(arn, input, "");
    }
  }

  /** The state machines, as a rule starts them. */
  @FunctionalInterface
  public interface Workflows {
    /** Starts an execution with this input, JSON, under a name of its own. */
    void start(String stateMachineArn, String input);
  }
}
