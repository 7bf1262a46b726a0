package com.atlasengine.core.content;

import java.util.Objects;

/**
 * Who reads the words out: a voice of Amazon Polly.
 *
 * @param id such as {@code Joanna}
 * @param engine {@code standard}, {@code neural}, {@code long-form} or {@code generative}
 */
public record Voice(String id, String engine) {
  public Voice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(engine, "engine");
  }
}
