package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Functions that only note what they were called with; none whose name holds "missing" exists. */
public final class RecordingFunctions implements Functions {
  /** One asynchronous invocation. */
  public record AsyncInvocation(String function, String payload) {}

  private final BlockingQueue<AsyncInvocation> asyncInvocations = new LinkedBlockingQueue<>();

  @Override
  public Result invoke(String function, String payload, String trace) {
    return new Result(Optional.empty(), "{}", "");
  }

  @Override
  public void invokeAsync(String function, String payload, String trace) {
    if (function.contains("missing")) {
      throw new AwsError(404, "ResourceNotFoundException", "no such function");
    }
    asyncInvocations.add(new AsyncInvocation(function, payload));
  }

  /** The next asynchronous invocation, waiting for it if need be. */
  public AsyncInvocation next() throws InterruptedException {
    AsyncInvocation next = asyncInvocations.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no function was invoked within a minute");
    }
    return next;
  }

  /** Whether nothing more was invoked. */
  public boolean hasNoMoreInvocations() {
    return asyncInvocations.isEmpty();
  }
}
