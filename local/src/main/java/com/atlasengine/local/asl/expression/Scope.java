package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the paths of a state can see.
 *
 * @param data what {@code $} stands for
 * @param context what {@code $$} stands for
 */
public record Scope(JsonNode data, JsonNode context) {
  Scope withData(JsonNode other) {
    return new Scope(other, context);
  }
}
