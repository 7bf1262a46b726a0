package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link TextModel} does. */
public abstract class TextModelContract {
  public static final Prompt PROMPT = new Prompt("You are Atlas.", "Say hello.", 150, 0.5);

  public final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The model under test. */
  protected abstract TextModel model();

  /** Makes it say this, in full. */
  protected abstract void respondWith(String text);

  /** Takes the service down. */
  protected abstract void takeDown();

  /** Makes the service refuse every prompt. */
  protected abstract void refuseAll();

  @Test
  void saysAllItHasToSay() {
    respondWith("Hello there. I am Atlas");

    Generation said = model().generate(PROMPT, deadline);

    assertEquals("Hello there. I am Atlas", said.text());
    assertInstanceOf(Generation.Complete.class, said);
  }

  @Test
  void failsForNow_whenTheServiceIsDown() {
    takeDown();

    assertThrows(TransientFailure.class, () -> model().generate(PROMPT, deadline));
  }

  @Test
  void failsForGood_whenItIsRefused() {
    refuseAll();

    assertThrows(PermanentFailure.class, () -> model().generate(PROMPT, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    respondWith("Hello there.");

    assertThrows(
        TransientFailure.class, () -> model().generate(PROMPT, Deadline.in(Duration.ZERO)));
  }
}
