package com.atlasengine.generatescenario;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.reply.ScenarioPrompt;
import java.time.Duration;

/**
 * Writes the opening line of the phone call. It fails if the text does not pass the reply check;
 * then the workflow uses its static line.
 */
final class GenerateScenario implements UseCase<Request, Result> {
  /**
   * The strong model takes 2 to 4 s (the old system's measured budget). The phone rings meanwhile;
   * a visitor who answers at once first hears the contact flow's greeting.
   */
  static final Duration MODEL_TIME = Duration.ofSeconds(5);

  private final Contents contents;
  private final TextModel model;

  GenerateScenario(Contents contents, TextModel model) {
    this.contents = contents;
    this.model = model;
  }

  /**
   * @throws TransientFailure when the model is throttled, failing or late, or says what must not be
   *     said
   * @throws com.atlasengine.core.failure.PermanentFailure when the model refuses
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Content content = contents.of(request.locale().orElse(""));
    Prompt prompt =
        ScenarioPrompt.of(request.firstName(), request.chatTranscript().orElse(""), content);
    String text = model.generate(prompt, invocation.deadline().atMost(MODEL_TIME)).text();
    return ReplyCheck.approve(text, prompt, content)
        .map(Result::new)
        .orElseThrow(() -> new TransientFailure("The model's text failed the reply check"));
  }
}
