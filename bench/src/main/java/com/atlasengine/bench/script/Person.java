package com.atlasengine.bench.script;

/**
 * A visitor.
 *
 * @param phone E.164, of the range that belongs to nobody
 */
public record Person(String first, String last, String phone) {
  /** As it is said. */
  public String fullName() {
    return first + " " + last;
  }
}
