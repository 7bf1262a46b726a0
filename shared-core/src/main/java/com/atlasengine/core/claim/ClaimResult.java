package com.atlasengine.core.claim;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The result of claiming an action.
 *
 * @param <T> the outcome of the action
 */
public sealed interface ClaimResult<T> {
  /** Somebody claimed the action before. */
  sealed interface Taken<T> extends ClaimResult<T> {}

  /**
   * The action has happened; the caller must not act.
   *
   * @param outcome its outcome
   * @param owner who acted: the caller in an earlier run, or another
   */
  record AlreadyDone<T>(T outcome, String owner) implements Taken<T> {}

  /**
   * Another owner is acting, or has failed and left the claim to expire; the caller must not act.
   *
   * @param owner who
   */
  record Busy<T>(String owner) implements Taken<T> {}

  /** The caller must act now, or release the claim. */
  final class Won<T> implements ClaimResult<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Won.class);

    private final Claims claims;
    private final ClaimPolicy<T> policy;
    private final Claims.Key key;
    private final String owner;
    private final boolean repeated;
    private final Deadline deadline;

    Won(
        Claims claims,
        ClaimPolicy<T> policy,
        Claims.Key key,
        String owner,
        boolean repeated,
        Deadline deadline) {
      this.claims = claims;
      this.policy = policy;
      this.key = key;
      this.owner = owner;
      this.repeated = repeated;
      this.deadline = deadline;
    }

    /** Whether the same owner held the claim before: then it may have acted, unknown to anybody. */
    public boolean isRepeated() {
      return repeated;
    }

    /** Acts, and settles or releases before it returns. */
    public T run(Supplier<T> action) {
      return run(action, Runnable::run);
    }

    /**
     * Acts, and settles the claim; if the action fails, releases it as the policy says. A settling
     * or release that fails for now is only logged: the claim expires by itself.
     *
     * @param executor settles or releases, after the action
     * @return the outcome of the action
     * @throws RuntimeException the action's own failure
     */
    public T run(Supplier<T> action, Executor executor) {
      T outcome;
      try {
        outcome = action.get();
      } catch (TransientFailure e) {
        if (policy.afterTransient() == ClaimPolicy.AfterTransient.RELEASE) {
          executor.execute(() -> attempt("release", this::release));
        }
        throw e;
      } catch (PermanentFailure e) {
        executor.execute(() -> attempt("release", this::release));
        throw e;
      }
      executor.execute(() -> attempt("settle", () -> settle(outcome)));
      return outcome;
    }

    /**
     * Stores the outcome for whoever claims the action later.
     *
     * @throws TransientFailure when the claims are slow or down
     */
    public void settle(T outcome) {
      claims.storeOutcome(key, owner, policy.encode().apply(outcome), deadline);
    }

    /**
     * Gives the claim back, so that another owner may act.
     *
     * @throws TransientFailure when the claims are slow or down
     */
    public void release() {
      claims.release(key, owner, deadline);
    }

    private static void attempt(String what, Runnable write) {
      try {
        write.run();
      } catch (TransientFailure e) {
        LOG.warn("Could not {} a claim: {}", what, e.getMessage());
      }
    }
  }
}
