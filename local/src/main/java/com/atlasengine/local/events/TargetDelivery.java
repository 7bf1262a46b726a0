package com.atlasengine.local.events;

import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Later;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of {@link EventBridge} to functions and state machines: three attempts, then
 * the target's dead-letter queue. (The real bus tries for a day.)
 */
public final class TargetDelivery implements EventBridge.Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(TargetDelivery.class);
  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Functions functions;
  private final Workflows workflows;
  private final Sqs queues;
  private final Later later;

  public TargetDelivery(Functions functions, Workflows workflows, Sqs queues, Later later) {
    this.functions = functions;
    this.workflows = workflows;
    this.queues = queues;
    this.later = later;
  }

  @Override
  public void to(Template.Target target, String input) {
    attempt(target, input, 1);
  }

  private void attempt(Template.Target target, String input, int attempt) {
    try {
      send(target.arn(), input);
    } catch (RuntimeException e) {
      LOG.warn("events: {} did not take an event: {}", target.arn(), e.getClass().getSimpleName());
      if (attempt < ATTEMPTS) {
        later.after(BETWEEN, () -> attempt(target, input, attempt + 1));
      } else {
        target.deadLetterArn().ifPresent(queue -> queues.send(queue, input, Map.of()));
      }
    }
  }

  private void send(String arn, String input) {
    if (arn.contains(":states:")) {
      workflows.start(arn, input);
    } else {
      functions.invokeLater(arn, input, "");
    }
  }

  /** The state machines, as a rule starts them. */
  @FunctionalInterface
  public interface Workflows {
    /** Starts an execution with this input, JSON, under a name of its own. */
    void start(String stateMachineArn, String input);
  }
}
