package com.atlasengine.local.doctor;

/**
 * One question about an account or a deployment.
 *
 * @param phase when it can be asked
 * @param name what is looked at, in two or three words
 * @param section the section of docs/operations.md about it, as a link names it
 * @param remedy what to do when it is wrong
 */
public record Check(Phase phase, String name, String section, String remedy, Question question) {
  /** When a check can be made. */
  public enum Phase {
    /** At any time; it says whether a deployment can succeed. */
    BEFORE,
    /** Only of a stack that is there. */
    AFTER
  }

  /** Finds the answer. */
  @FunctionalInterface
  public interface Question {
    /**
     * Asks, and changes nothing.
     *
     * @throws Exception when there is no answer; {@link Doctor} says what that means
     */
    Finding ask(Deployment deployment) throws Exception;
  }

  static Check before(String name, String section, String remedy, Question question) {
    return new Check(Phase.BEFORE, name, section, remedy, question);
  }

  static Check after(String name, String section, String remedy, Question question) {
    return new Check(Phase.AFTER, name, section, remedy, question);
  }
}
