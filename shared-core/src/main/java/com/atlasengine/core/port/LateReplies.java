package com.atlasengine.core.port;

import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Replies that were too late for their turn of a phone call, stored for the next turn under {@code
 * PK=LATE#<session>}, {@code SK=<turn>}, and until then what the model is asked, {@code
 * SK=PROMPT#<turn>}. Every method throws {@link com.atlasengine.core.failure.TransientFailure} when
 * the store is slow or down.
 */
public interface LateReplies {
  /** How long a late reply or its prompt is used; later, the topic has changed. */
  Duration RETENTION = Duration.ofMinutes(2);

  /** Keeps what the model is asked for a turn, which holds the conversation. */
  void storePrompt(LateTurn turn, Prompt prompt, Deadline deadline);

  /** Removes and returns what the model is asked, so that it is asked once; empty when gone. */
  Optional<Prompt> takePrompt(LateTurn turn, Deadline deadline);

  /** Keeps the answer to a turn. */
  void store(LateTurn turn, String text, Deadline deadline);

  /** Removes and returns the reply, so that it is spoken once; empty when there is none. */
  Optional<String> take(LateTurn turn, Deadline deadline);

  /** Removes every reply and prompt of a session, said or not. */
  void forget(String session, Deadline deadline);
}
