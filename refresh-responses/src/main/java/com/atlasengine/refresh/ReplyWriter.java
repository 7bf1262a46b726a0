package com.atlasengine.refresh;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the model write an answer, and checks it. */
record ReplyWriter(TextModel model, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

  /**
   * The answer to a shared question; empty when it fails the check.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the model is slow or down
   */
  Optional<CachedReply> write(SharedQuestion question, Content content, Deadline deadline) {
    Prompt prompt = question.prompt(content);
    return check(model.generate(prompt, deadline).text(), prompt, content)
        .map(text -> new CachedReply(text, clock.instant()));
  }

  /** Empty when the text fails the check; that is not an error of this function. */
  static Optional<String> check(String given, Prompt prompt, Content content) {
    Optional<String> text = ReplyCheck.approve(given, prompt, content);
    if (text.isEmpty()) {
      LOG.warn("Rejected a reply of the model: it failed the reply check, or knows no answer");
    }
    return text;
  }
}
