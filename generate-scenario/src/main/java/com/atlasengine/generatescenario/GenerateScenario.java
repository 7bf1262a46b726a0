package com.atlasengine.generatescenario;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import java.time.Duration;

/**
 * Writes the opening line that the conversation on the phone goes by. Fails rather than answer with
 * anything that must not be said: the workflow has a static line for that.
 */
final class GenerateScenario implements UseCase<Request, Result> {
  /**
   * The strong model takes 2 to 4 s (the old system's measured budget). The phone rings meanwhile;
   * who picks it up at once has heard the greeting of the contact flow by then.
   */
  static final Duration MODEL_TIME = Duration.ofSeconds(5);

  private final TextModel model;

  GenerateScenario(TextModel model) {
    this.model = model;
  }

  /**
   * @throws TransientFailure when the model is throttled, failing or late, or says what must not be
   *     said
   * @throws com.atlasengine.core.failure.PermanentFailure when the model refuses
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Prompt prompt = ScenarioPrompt.of(request);
    String text = model.generate(prompt, invocation.deadline().atMost(MODEL_TIME)).text();
    return ReplyCheck.approve(text, prompt)
        .map(Result::new)
        .orElseThrow(() -> new TransientFailure("The model said nothing that may be said"));
  }
}
