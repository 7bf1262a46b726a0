package com.atlasengine.core.content;

/**
 * What is wrong with a content file.
 *
 * @param key where, such as {@code sentences.start-demo.confirm}
 * @param message what is wrong and what would be right
 */
public record ContentProblem(String key, String message) {
  @Override
  public String toString() {
    return key + ": " + message;
  }
}
