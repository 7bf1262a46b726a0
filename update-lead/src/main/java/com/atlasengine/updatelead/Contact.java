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
 * @param machineDetection Connect's {@code AnsweringMachineDetectionStatus}; empty when it was not
 *     asked to detect machines
 */
record Contact(
    @JsonProperty("ConnectedToSystemTimestamp") Optional<Instant> connectedAt,
    @JsonProperty("DisconnectTimestamp") Optional<Instant> endedAt,
    @JsonProperty("DisconnectReason") Optional<String> disconnectReason,
    @JsonProperty("AnsweringMachineDetectionStatus") Optional<String> machineDetection) {
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

  private static final String BUSY_REASON = "TELECOM_BUSY";

  /** From picking up to hanging up. */
  Optional<Duration> duration() {
    return connectedAt
        .flatMap(from -> endedAt.map(to -> Duration.between(from, to)))
        .filter(duration -> !duration.isNegative());
  }

  /** What a detection of machines is sure of; a person, or no result, leaves it to the rest. */
  Optional<CallOutcome.Kind> detected() {
    return machineDetection.flatMap(
        status ->
            switch (status) {
              case "VOICEMAIL_BEEP", "VOICEMAIL_NO_BEEP" -> Optional.of(CallOutcome.Kind.VOICEMAIL);
              case "AMD_UNANSWERED" -> Optional.of(CallOutcome.Kind.NO_ANSWER);
              case "SIT_TONE_BUSY" -> Optional.of(CallOutcome.Kind.BUSY);
              case "SIT_TONE_DETECTED", "SIT_TONE_INVALID_NUMBER", "FAX_MACHINE_DETECTED" ->
                  Optional.of(CallOutcome.Kind.FAILED);
              default -> Optional.empty();
            });
  }

  /** What happened, when nothing was heard. */
  CallOutcome.Kind ended() {
    if (connectedAt.isPresent()) {
      return CallOutcome.Kind.SILENT;
    }
    String reason = disconnectReason.orElse("");
    if (reason.equals(BUSY_REASON)) {
      return CallOutcome.Kind.BUSY;
    }
    return FAILED_REASONS.contains(reason) ? CallOutcome.Kind.FAILED : CallOutcome.Kind.NO_ANSWER;
  }
}
