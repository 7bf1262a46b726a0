package com.atlasengine.local.doctor;

import java.util.Optional;

/** The programs of this machine. */
@FunctionalInterface
public interface Tools {
  /**
   * What a program says of its version.
   *
   * @param name the program
   * @param argument what makes it say so
   * @return empty when there is no such program
   */
  Optional<String> version(String name, String argument);
}
