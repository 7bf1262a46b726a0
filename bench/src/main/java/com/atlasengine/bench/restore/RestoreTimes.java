package com.atlasengine.bench.restore;

/**
 * First answers of one function.
 *
 * @param function its name
 * @param cold of a process that is started for it
 * @param unprimed of a process restored from a snapshot whose hooks did not run
 * @param primed of a process restored as it is shipped
 * @param warm of a process that has answered before
 * @param waiting how much of the warm ones the function waited for services
 */
public record RestoreTimes(
    String function,
    FirstAnswers cold,
    FirstAnswers unprimed,
    FirstAnswers primed,
    FirstAnswers warm,
    FirstAnswers waiting) {
  /** How many times as long a restored process takes as a warm one; 0 when that is not known. */
  public double ratio() {
    return warm.median() == 0 ? 0 : primed.median() / warm.median();
  }

  /** What is our own of a restored process's first answer, services being no slower than usual. */
  public double own() {
    return Math.max(0, primed.median() - waiting.median());
  }

  /** The same, for those who read it as a property. */
  public double getOwn() {
    return own();
  }
}
