package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LateReplies} does. */
public abstract class LateRepliesContract {
  private static final LateTurn TURN = new LateTurn("session-1", "turn-1");

  private static final Prompt PROMPT = new Prompt("You are Atlas.", "Hello?", 150, 0.7);

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** An empty store that expires by this clock. */
  protected abstract LateReplies replies(Clock clock);

  @Test
  void givesTheAnswerAwayOnce() {
    LateReplies replies = replies(clock);
    replies.store(TURN, "It costs nothing.", deadline);

    assertEquals(Optional.of("It costs nothing."), replies.take(TURN, deadline));
    assertEquals(Optional.empty(), replies.take(TURN, deadline));
  }

  @Test
  void tellsSessionsAndTurnsApart() {
    LateReplies replies = replies(clock);
    replies.store(TURN, "It costs nothing.", deadline);

    assertEquals(Optional.empty(), replies.take(new LateTurn("session-1", "turn-2"), deadline));
    assertEquals(Optional.empty(), replies.take(new LateTurn("session-2", "turn-1"), deadline));
    assertEquals(Optional.of("It costs nothing."), replies.take(TURN, deadline));
  }

  @Test
  void givesThePromptAwayOnce_besideTheAnswer() {
    LateReplies replies = replies(clock);
    replies.storePrompt(TURN, PROMPT, deadline);
    replies.store(TURN, "It costs nothing.", deadline);

    assertEquals(Optional.of(PROMPT), replies.takePrompt(TURN, deadline));
    assertEquals(Optional.empty(), replies.takePrompt(TURN, deadline));
    assertEquals(Optional.of("It costs nothing."), replies.take(TURN, deadline));
  }

  @Test
  void forgetsThePromptsOfASession_andThoseThatNobodyAsked() {
    LateReplies replies = replies(clock);
    LateTurn other = new LateTurn("session-2", "turn-1");
    replies.storePrompt(TURN, PROMPT, deadline);
    replies.storePrompt(other, PROMPT, deadline);

    replies.forget("session-1", deadline);
    assertEquals(Optional.empty(), replies.takePrompt(TURN, deadline));

    clock.advance(LateReplies.RETENTION);
    assertEquals(Optional.empty(), replies.takePrompt(other, deadline));
  }

  @Test
  void forgetsOneSession() {
    LateReplies replies = replies(clock);
    LateTurn second = new LateTurn("session-1", "turn-2");
    LateTurn other = new LateTurn("session-2", "turn-1");
    for (LateTurn turn : List.of(TURN, second, other)) {
      replies.store(turn, "It costs nothing.", deadline);
    }

    replies.forget("session-1", deadline);

    assertEquals(Optional.empty(), replies.take(TURN, deadline));
    assertEquals(Optional.empty(), replies.take(second, deadline));
    assertEquals(Optional.of("It costs nothing."), replies.take(other, deadline));
  }

  @Test
  void hasNothing_whenTheTimeToSayItIsOver() {
    LateReplies replies = replies(clock);
    replies.store(TURN, "It costs nothing.", deadline);

    clock.advance(LateReplies.RETENTION);

    assertEquals(Optional.empty(), replies.take(TURN, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    LateReplies replies = replies(clock);

    assertThrows(TransientFailure.class, () -> replies.take(TURN, Deadline.in(Duration.ZERO)));
  }
}
