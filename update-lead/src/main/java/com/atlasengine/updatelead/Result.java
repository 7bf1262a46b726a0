package com.atlasengine.updatelead;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * A result of update-lead.
 *
 * @param status what was written
 * @param leadId the Lead; empty when there is none
 * @param updatedAt when, ISO-8601 UTC
 * @param retryAfterSeconds after how long the visitor is to be called once more; 0 for never
 */
record Result(Status status, String leadId, Instant updatedAt, long retryAfterSeconds) {
  /** What was written. */
  enum Status {
    /** The Lead was updated. */
    UPDATED("updated"),
    /** The text is stored in the interaction; create-lead writes it when the Lead exists. */
    PENDING("pending"),
    /** The token is stored; the end of the call is to come. */
    WAITING("waiting"),
    /** There was nothing to write. */
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
