package com.atlasengine.local.doctor;

import java.util.List;

/** What a check has found. */
public sealed interface Finding {
  /**
   * All is as it should be.
   *
   * @param detail what is there, in a few words
   */
  record Ok(String detail) implements Finding {}

  /**
   * Something has to be done.
   *
   * @param causes what is wrong; at least one
   */
  record Wrong(List<String> causes) implements Finding {
    public Wrong {
      causes = List.copyOf(causes);
    }
  }

  /**
   * The question has no answer.
   *
   * @param reason why
   */
  record Unknown(String reason) implements Finding {}

  /** Wrong with these causes; without any, ok. */
  static Finding of(List<String> causes, String detail) {
    return causes.isEmpty() ? new Ok(detail) : new Wrong(causes);
  }

  /** Wrong with one cause. */
  static Finding wrong(String cause) {
    return new Wrong(List.of(cause));
  }
}
