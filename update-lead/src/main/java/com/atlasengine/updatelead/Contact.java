package com.atlasengine.updatelead;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What Connect's DescribeContact says about a call, as far as it is used.
 *
 * @param connectedAt when the visitor picked up; empty when nobody did
 * @param endedAt when it ended; empty while it goes on
 * @param disconnectReason Connect's {@code DisconnectReason}, such as {@code CUSTOMER_DISCONNECT}
 */
record Contact(
    @JsonProperty("ConnectedToSystemTimestamp") Optional<Instant> connectedAt,
    @JsonProperty("DisconnectTimestamp") Optional<Instant> endedAt,
    @JsonProperty("DisconnectReason") Optional<String> disconnectReason) {
  /** Connect's reasons that lie with the network or the instance; nobody was rung. */
  private static final Set<String> FAILED_REASONS =
      Set.of(
          "TELECOM_PROBLEM",
          "TELECOM_NUMBER_INVALID",
          "TELECOM_POTENTIAL_BLOCKING",
          "OUTBOUND_DESTINATION_ENDPOINT_ERROR",
          "OUTBOUND_RESOURCE_ERROR",
          "OUTBOUND_ATTEMPT_FAILED",
          "EXPIRED");

  /** From picking up to hanging up. */
  Optional<Duration> duration() {
    return connectedAt
        .flatMap(from -> endedAt.map(to -> Duration.between(from, to)))
        .filter(duration -> !duration.isNegative());
  }

  /** Whether the network, not the person, kept the call from being answered. */
  boolean failed() {
    return disconnectReason.filter(FAILED_REASONS::contains).isPresent();
  }
}
