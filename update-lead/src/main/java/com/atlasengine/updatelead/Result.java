package com.atlasengine.updatelead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * What update-lead answers.
 *
 * @param status what became of it
 * @param leadId the Lead; empty when there is none
 * @param updatedAt when, ISO-8601 UTC
 */
record Result(Status status, String leadId, Instant updatedAt) {
  /** What became of it. */
  enum Status {
    /** The Lead says it. */
    UPDATED("updated"),
    /** The interaction says it; create-lead writes it when the Lead is there. */
    PENDING("pending"),
    /** There was nothing to say that the Lead does not know better. */
    UNCHANGED("unchanged"),
    /** The person had their data deleted. */
    ERASED("erased");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
      return wireName;
    }
  }
}
