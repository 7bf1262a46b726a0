package com.atlasengine.generatescenario;

/**
 * What the conversation on the phone goes by.
 *
 * @param scenario fit to be spoken: up to three sentences without markup, ≤ 1,024 characters
 */
record Result(String scenario) {
  @Override
  public String toString() {
    return "Result[" + scenario.length() + " characters]";
  }
}
