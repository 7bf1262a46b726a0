package com.atlasengine.core.claim;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Claims.Claim;
import com.atlasengine.core.time.Deadline;
import java.util.Optional;

/**
 * Makes an action happen once for each id, although several owners may want it, at the same time or
 * one after another. Whoever claims the id first acts; the others get the outcome. Every method
 * throws {@link com.atlasengine.core.failure.TransientFailure} when the claims are slow or down;
 * then the caller must not act.
 *
 * @param <T> the outcome of the action
 */
public final class Once<T> {
  private final Claims claims;
  private final ClaimPolicy<T> policy;

  public Once(Claims claims, ClaimPolicy<T> policy) {
    this.claims = claims;
    this.policy = policy;
  }

  /**
   * Claims the action.
   *
   * @param id which action, unique within its kind
   * @param owner who wants it; the same owner may claim it again
   */
  public ClaimResult<T> claim(String id, String owner, Deadline deadline) {
    Claims.Key key = new Claims.Key(policy.kind(), id);
    return switch (claims.claim(key, owner, policy.hold(), deadline)) {
      case Claim.Won(var outcome, var repeated) when outcome.isEmpty() ->
          new ClaimResult.Won<>(claims, policy, key, owner, repeated, deadline);
      case Claim.Won(var outcome, var repeated) -> toTaken(new Claim.Held(owner, outcome));
      case Claim.Held held -> toTaken(held);
    };
  }

  /** The claim that this owner has just taken together with other writes. */
  public ClaimResult.Won<T> taken(String id, String owner, Deadline deadline) {
    return new ClaimResult.Won<>(
        claims, policy, new Claims.Key(policy.kind(), id), owner, /* repeated= */ false, deadline);
  }

  /** Returns what became of the action without claiming it; empty when nobody holds a claim. */
  public Optional<ClaimResult.Taken<T>> find(String id, Deadline deadline) {
    return claims.findHolder(new Claims.Key(policy.kind(), id), deadline).map(this::toTaken);
  }

  private ClaimResult.Taken<T> toTaken(Claim.Held held) {
    return held.outcome()
        .<ClaimResult.Taken<T>>map(
            text -> new ClaimResult.AlreadyDone<>(policy.decode().apply(text), held.owner()))
        .orElseGet(() -> new ClaimResult.Busy<>(held.owner()));
  }
}
