package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import java.io.IOException;

/** What words the answers behind Bedrock's operations. */
interface AnswerSource extends AutoCloseable {
  /**
   * Writes a whole answer, taking the time that a model takes.
   *
   * @throws AwsError as Bedrock answers it
   */
  TimedAnswer answer(BedrockRequest request) throws IOException, InterruptedException;

  /**
   * Writes an answer piece by piece, from {@link ConverseStreamWriter#begin} to {@code
   * messageStop}.
   *
   * @return the answer's stop reason and tokens; its text has been sent already
   * @throws AwsError as Bedrock answers it, before or after the stream has begun
   */
  TimedAnswer stream(BedrockRequest request, ConverseStreamWriter writer)
      throws IOException, InterruptedException;

  /** For the terminal: what words the answers. */
  String describe();

  @Override
  default void close() {}
}
