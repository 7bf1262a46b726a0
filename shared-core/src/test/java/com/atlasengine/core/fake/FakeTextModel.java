package com.atlasengine.core.fake;

import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that says what it is told to say. */
public final class FakeTextModel implements TextModel {
  private static final Usage USAGE = new Usage(120, 40, Optional.of(Duration.ofMillis(300)));

  private final Faults faults = new Faults();
  private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
  private volatile Function<Prompt, Generation> answer;

  /** A model that answers every prompt with this text. */
  public FakeTextModel(String text) {
    answer = prompt -> new Generation.Complete(text, USAGE);
  }

  /** From now on it says this, in full. */
  public void respondWith(String text) {
    respondBy(prompt -> new Generation.Complete(text, USAGE));
  }

  /** From now on it gets no further than this by the deadline. */
  public void respondPartially(String text) {
    respondBy(prompt -> new Generation.Partial(text, USAGE));
  }

  /** From now on its answer depends on the prompt. */
  public void respondBy(Function<Prompt, Generation> answers) {
    answer = answers;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** What it was asked, oldest first. */
  public List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public Generation generate(Prompt prompt, Deadline deadline) {
    prompts.add(prompt);
    faults.countOrFail(deadline);
    return answer.apply(prompt);
  }
}
