package com.atlasengine.core.fake;

import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Late answers in memory. */
public final class FakeLateReplies implements LateReplies {
  private final Faults faults = new Faults();
  private final Map<LateTurn, Stored<String>> replies = new HashMap<>();
  private final Map<LateTurn, Stored<Prompt>> prompts = new HashMap<>();
  private final Clock clock;

  /** Late answers that expire by this clock. */
  public FakeLateReplies(Clock clock) {
    this.clock = clock;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** How many wait to be said. */
  public synchronized int replyCount() {
    return replies.size();
  }

  /** The prompts that wait to be asked. */
  public synchronized List<Prompt> prompts() {
    return prompts.values().stream().map(Stored::value).toList();
  }

  @Override
  public synchronized void store(LateTurn turn, String text, Deadline deadline) {
    faults.countOrFail(deadline);
    replies.put(turn, new Stored<>(text, clock.instant().plus(RETENTION)));
  }

  @Override
  public synchronized Optional<String> take(LateTurn turn, Deadline deadline) {
    faults.countOrFail(deadline);
    return Optional.ofNullable(replies.remove(turn))
        .filter(kept -> kept.until().isAfter(clock.instant()))
        .map(Stored::value);
  }

  @Override
  public synchronized void storePrompt(LateTurn turn, Prompt prompt, Deadline deadline) {
    faults.countOrFail(deadline);
    prompts.put(turn, new Stored<>(prompt, clock.instant().plus(RETENTION)));
  }

  @Override
  public synchronized Optional<Prompt> takePrompt(LateTurn turn, Deadline deadline) {
    faults.countOrFail(deadline);
    return Optional.ofNullable(prompts.remove(turn))
        .filter(kept -> kept.until().isAfter(clock.instant()))
        .map(Stored::value);
  }

  @Override
  public synchronized void forget(String session, Deadline deadline) {
    faults.countOrFail(deadline);
    replies.keySet().removeIf(turn -> turn.session().equals(session));
    prompts.keySet().removeIf(turn -> turn.session().equals(session));
  }

  private record Stored<T>(T value, Instant until) {}
}
