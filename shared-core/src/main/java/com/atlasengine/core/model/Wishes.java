package com.atlasengine.core.model;

import java.util.Optional;

/**
 * What a visitor agreed to and asked for.
 *
 * @param consent to be called; empty on interactions that a person in operations or an earlier
 *     version started
 * @param doNotCall whether the person asked not to be called again
 */
public record Wishes(Optional<Consent> consent, boolean doNotCall) {
  /** Nothing is known. */
  public static final Wishes NONE = new Wishes(Optional.empty(), false);
}
