package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.text.Digest;

/**
 * Builds cache keys of shared questions.
 *
 * @param modelId the id of the model that answers
 * @param stage the deployment stage, such as {@code dev}
 */
public record ReplyKeys(String modelId, String stage) {
  /** Answers under keys of an earlier version are never read. */
  private static final String VERSION = "shared-question-1";

  /**
   * The key of the answer: a hash of the question and of what else the prompt is made of.
   *
   * @param content of the question's locale; a change of it makes all its keys others
   */
  public ReplyKey of(SharedQuestion question, Content content) {
    return new ReplyKey(
        question.intent().lexName(),
        Digest.hex(
            VERSION,
            question.locale(),
            question.channel().name(),
            content.digest(),
            modelId,
            question.words(),
            stage));
  }
}
