package com.atlasengine.updatelead;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Connect's DescribeContact says about a call, as far as it is used.
 *
 * @param connectedAt when the visitor picked up; empty when nobody did
 * @param endedAt when it ended; empty while it goes on
 * @param endedBy Connect's {@code DisconnectReason}, such as {@code CUSTOMER_DISCONNECT}
 */
record Contact(
    @JsonProperty("ConnectedToSystemTimestamp") Optional<Instant> connectedAt,
    @JsonProperty("DisconnectTimestamp") Optional<Instant> endedAt,
    @JsonProperty("DisconnectReason") Optional<String> endedBy) {
  /** From picking up to hanging up. */
  Optional<Duration> duration() {
    return connectedAt
        .flatMap(from -> endedAt.map(to -> Duration.between(from, to)))
        .filter(duration -> !duration.isNegative());
  }

  /** Whether the network, not the person, kept the call from being answered. */
  boolean failed() {
    return endedBy
        .filter(by -> by.startsWith("OUTBOUND_") || by.equals("TELECOM_PROBLEM"))
        .isPresent();
  }
}
