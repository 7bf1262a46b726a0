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
 * @param locale in which the visitor is spoken to, such as {@code en_US}; the first one when it is
 *     missing
 */
record Request(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String firstName,
    Optional<String> lastName,
    @JsonProperty("chat_transcript") Optional<String> chatTranscript,
    Optional<String> locale) {
  @Override
  public String toString() {
    return "Request[…]";
  }
}
