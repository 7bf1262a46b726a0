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

  /** For the sales team: a line for each wish, the first after a blank one; empty without any. */
  public String toLines() {
    String stop = doNotCall ? "\nAsked not to be called again. Do not call." : "";
    String agreed = consent.map(given -> "\n" + given.toSentence()).orElse("");
    return stop.isEmpty() && agreed.isEmpty() ? "" : "\n" + stop + agreed;
  }
}
