package com.atlasengine.core.usage;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;

/** A model whose tokens are counted, for functions that no turn waits for. */
public final class MeteredTextModel implements TextModel {
  private final TextModel model;
  private final ModelBudget budget;
  private final Telemetry telemetry;

  public MeteredTextModel(TextModel model, ModelBudget budget, Telemetry telemetry) {
    this.model = model;
    this.budget = budget;
    this.telemetry = telemetry;
  }

  /**
   * Asks the model.
   *
   * @throws PermanentFailure also when the tokens of the day are spent
   */
  @Override
  public Generation generate(Prompt prompt, Deadline deadline) {
    budget.learn(deadline);
    if (budget.isSpent()) {
      telemetry.add(Metric.MODEL_BUDGET_SPENT, 1);
      throw new PermanentFailure("The model is not asked: the tokens of the day are spent");
    }
    try {
      Generation answer = model.generate(prompt, deadline);
      budget.count(prompt, answer.usage());
      return answer;
    } catch (TransientFailure e) {
      if (deadline.isPast()) {
        budget.countLost(prompt);
      }
      throw e;
    } finally {
      budget.write(deadline);
    }
  }
}
