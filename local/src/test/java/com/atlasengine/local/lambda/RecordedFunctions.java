package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Functions that only note what they were called with; none whose name holds "missing" exists. */
public final class RecordedFunctions implements Functions {
  /** One asynchronous invocation. */
  public record Invocation(String function, String payload) {}

  private final BlockingQueue<Invocation> queued = new LinkedBlockingQueue<>();

  @Override
  public Result invoke(String function, String payload, String trace) {
    return new Result(Optional.empty(), "{}", "");
  }

  @Override
  public void invokeLater(String function, String payload, String trace) {
    if (function.contains("missing")) {
      throw new AwsError(404, "ResourceNotFoundException", "no such function");
    }
    queued.add(new Invocation(function, payload));
  }

  /** The next asynchronous invocation, waiting for it if need be. */
  public Invocation next() throws InterruptedException {
    Invocation next = queued.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no function was invoked within 5 seconds");
    }
    return next;
  }

  /** Whether nothing more was invoked. */
  public boolean isQuiet() {
    return queued.isEmpty();
  }
}
