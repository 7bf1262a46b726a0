package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/** A language model that continues a prompt. */
public interface TextModel {
  /**
   * Asks the model and waits no longer than the deadline.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when it is throttled, failing, or has no
   *     complete sentence at the deadline
   * @throws com.atlasengine.core.failure.PermanentFailure when it refuses: unknown model, no
   *     access, bad request
   */
  Generation generate(Prompt prompt, Deadline deadline);

  /**
   * What is asked.
   *
   * @param system who the model is and what it must never do
   * @param user the material and the task; what people said is delimited inside it
   * @param maxTokens the longest answer, ≥ 1
   * @param temperature 0 to 1
   */
  record Prompt(String system, String user, int maxTokens, double temperature) {
    @Override
    public String toString() {
      return "Prompt[" + (system.length() + user.length()) + " characters]";
    }
  }

  /** What came back. */
  sealed interface Generation {
    /** The words, trimmed; blank only when they are withheld. */
    String text();

    /** What it cost. */
    Usage usage();

    /** The model said all it had to say, or reached its token limit. */
    record Complete(String text, Usage usage) implements Generation {
      @Override
      public String toString() {
        return "Complete[" + text.length() + " characters]";
      }
    }

    /** The deadline came first; these are the whole sentences that had arrived. */
    record Partial(String text, Usage usage) implements Generation {
      @Override
      public String toString() {
        return "Partial[" + text.length() + " characters]";
      }
    }

    /** A guardrail or filter blocked the answer; no text may be used. */
    record Withheld(Usage usage) implements Generation {
      @Override
      public String text() {
        return "";
      }
    }
  }

  /**
   * The cost of an answer.
   *
   * @param inputTokens tokens of the prompt; 0 when the stream was cut before the service said
   * @param outputTokens tokens of the answer; 0 likewise
   * @param firstToken from the request to the first text; empty when the answer was not streamed
   */
  record Usage(int inputTokens, int outputTokens, Optional<Duration> firstToken) {}
}
