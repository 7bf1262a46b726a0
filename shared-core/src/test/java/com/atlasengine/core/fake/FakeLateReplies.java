package com.atlasengine.core.fake;

import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.reply.RefreshRequest.Late;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Late answers in memory. */
public final class FakeLateReplies implements LateReplies {
  private final Faults faults = new Faults();
  private final Map<Late, Kept> replies = new HashMap<>();
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
  public synchronized int waiting() {
    return replies.size();
  }

  @Override
  public synchronized void keep(Late turn, String text, Deadline deadline) {
    faults.call(deadline);
    replies.put(turn, new Kept(text, clock.instant().plus(KEPT)));
  }

  @Override
  public synchronized Optional<String> take(Late turn, Deadline deadline) {
    faults.call(deadline);
    return Optional.ofNullable(replies.remove(turn))
        .filter(kept -> kept.until().isAfter(clock.instant()))
        .map(Kept::text);
  }

  private record Kept(String text, Instant until) {}
}
