package com.atlasengine.generatescenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Optional;

/**
 * A visitor who is about to be called.
 *
 * @param firstName what to call them
 * @param lastName may be {@code LNU} or missing
 * @param chatTranscript {@code chat_transcript}: lines of {@code User: …} and {@code Atlas: …}
 */
record Request(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String firstName,
    Optional<String> lastName,
    @JsonProperty("chat_transcript") Optional<String> chatTranscript) {
  @Override
  public String toString() {
    return "Request[…]";
  }
}
