package com.atlasengine.local;

import com.atlasengine.local.InvocationTap.Request;
import com.atlasengine.local.InvocationTap.Started;
import com.atlasengine.local.http.TappedPort.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a function is ended.
 *
 * @param function its logical id
 * @param invocation how many invocations of this function come before, in one journey
 * @param request how many requests the invocation sends before
 * @param moment when, relative to the request
 */
record Kill(String function, int invocation, int request, Moment moment) {
  /** When, relative to a request. */
  enum Moment {
    /** It never reaches the service. */
    BEFORE,
    /** The service has acted, and the function does not know. */
    AFTER,
    /** All requests are done, and the function has not answered its own caller. */
    AT_ANSWER
  }

  @Override
  public String toString() {
    return "%s#%d %s request %d".formatted(function, invocation, moment, request);
  }

  /** Counts the requests of a journey that nothing disturbs, and lists where it can be ended. */
  static final class Points implements InvocationTap {
    private final Map<String, Integer> invocations = new HashMap<>();
    private final Map<Integer, Kill> lastOf = new HashMap<>();
    private final List<Kill> all = new ArrayList<>();

    @Override
    public synchronized void begins(Started invocation) {
      int before = invocations.merge(invocation.function(), 1, Integer::sum) - 1;
      Kill end = new Kill(invocation.function(), before, 0, Moment.AT_ANSWER);
      lastOf.put(invocation.number(), end);
      all.add(end);
    }

    @Override
    public synchronized Fate decide(Request request) {
      Kill end = lastOf.get(request.invocation().number());
      if (end != null) {
        all.add(new Kill(end.function, end.invocation, request.number(), Moment.BEFORE));
        all.add(new Kill(end.function, end.invocation, request.number(), Moment.AFTER));
      }
      return Fate.SERVED;
    }

    /** Each place, in the order in which the journey came there. */
    synchronized List<Kill> all() {
      return List.copyOf(all);
    }
  }

  /** Ends the function there, once. */
  final class Tap implements InvocationTap {
    private final Map<String, Integer> invocations = new HashMap<>();
    private int doomed = -1;
    private boolean done;

    @Override
    public synchronized void begins(Started invocation) {
      int before = invocations.merge(invocation.function(), 1, Integer::sum) - 1;
      if (before == Kill.this.invocation && invocation.function().equals(function)) {
        doomed = invocation.number();
      }
    }

    @Override
    public synchronized Fate decide(Request sent) {
      boolean here =
          moment != Moment.AT_ANSWER
              && sent.invocation().number() == doomed
              && sent.number() == request
              && !done;
      done |= here;
      return here ? (moment == Moment.BEFORE ? Fate.LOST : Fate.UNANSWERED) : Fate.SERVED;
    }

    @Override
    public synchronized boolean diesAtAnswer(Started invocation, int requests) {
      boolean here = moment == Moment.AT_ANSWER && invocation.number() == doomed && !done;
      done |= here;
      return here;
    }

    /** Whether the journey came there. */
    synchronized boolean isDone() {
      return done;
    }
  }
}
