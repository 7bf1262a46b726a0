package com.atlasengine.local;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.http.UnansweredExchange;
import com.atlasengine.local.states.StepFunctions;
import java.io.IOException;

/** Step Functions, which runs an Express execution at least once: two and three times. */
final class RepeatedExecutions implements Service {
  private final StepFunctions stepFunctions;
  private volatile Repetitions repetitions = Repetitions.NONE;

  RepeatedExecutions(StepFunctions stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  void repeat(Repetitions newRepetitions) {
    repetitions = newRepetitions;
  }

  @Override
  public String signingName() {
    return stepFunctions.signingName();
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    if (exchange.operation().filter("StartExecution"::equals).isPresent()) {
      String machine = exchange.json().path("stateMachineArn").asText();
      int times = repetitions.times("execution " + machine).size();
      for (int i = 1; i < times; i++) {
        startAgain(exchange);
      }
    }
    stepFunctions.serve(exchange);
  }

  /** A Standard execution has its name only once, which is no failure of the first start. */
  private void startAgain(Exchange exchange) throws Exception {
    if (exchange.json().path("stateMachineArn").asText().contains("engage-lead")) {
      try {
        stepFunctions.serve(new UnansweredExchange(exchange));
      } catch (AwsError e) {
        throw new IOException("an Express execution did not start", e);
      }
    }
  }

  @Override
  public void respondError(Exchange exchange, AwsError error) throws IOException {
    stepFunctions.respondError(exchange, error);
  }
}
