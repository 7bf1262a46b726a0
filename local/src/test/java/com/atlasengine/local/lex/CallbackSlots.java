package com.atlasengine.local.lex;

import com.atlasengine.local.lex.LexInterpreter.Interpretation;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What an utterance says of a callback's day and time. */
final class CallbackSlots {
  /** A Thursday. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  private CallbackSlots() {}

  static Optional<String> day(Interpretation meant) {
    return resolved(meant, "CallbackDate");
  }

  /** Two with a space between them when it may be before or after noon. */
  static Optional<String> times(Interpretation meant) {
    return resolved(meant, "CallbackTime");
  }

  private static Optional<String> resolved(Interpretation meant, String slot) {
    JsonNode values = meant.resolved().path(slot).at("/value/resolvedValues");
    return Optional.of(
            StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" ")))
        .filter(text -> !text.isEmpty());
  }
}
