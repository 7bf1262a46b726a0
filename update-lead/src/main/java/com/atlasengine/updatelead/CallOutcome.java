package com.atlasengine.updatelead;

import com.atlasengine.core.model.Interaction;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call ended.
 *
 * @param kind what happened
 * @param duration of the conversation, when it is known
 */
record CallOutcome(Kind kind, Optional<Duration> duration) {
  /** What happened. */
  enum Kind {
    /** The visitor picked up. */
    ANSWERED("Answered"),
    /** It rang and nobody picked up. */
    NO_ANSWER("No answer"),
    /** It could not be put through. */
    FAILED("The call could not be put through"),
    /** Connect could not be asked, and nothing was said. */
    UNKNOWN("It is not known whether the call was answered");

    private final String text;

    Kind(String words) {
      this.text = words;
    }
  }

  /**
   * Answered when the transcript has lines or Connect knows when the visitor picked up; unknown
   * when there are no lines and Connect could not be asked.
   */
  static CallOutcome of(Optional<Contact> contact, Interaction item) {
    return new CallOutcome(kind(contact, item), contact.flatMap(Contact::duration));
  }

  private static Kind kind(Optional<Contact> contact, Interaction item) {
    if (!item.transcript().isEmpty() || contact.flatMap(Contact::connectedAt).isPresent()) {
      return Kind.ANSWERED;
    }
    return contact.map(c -> c.failed() ? Kind.FAILED : Kind.NO_ANSWER).orElse(Kind.UNKNOWN);
  }

  /** A few words for a field, such as {@code Answered}. */
  String label() {
    return kind.text;
  }

  /** One sentence, such as {@code Answered, 2 min 13 s.} */
  String toSentence() {
    return kind.text + duration.map(CallOutcome::formatDuration).orElse("") + ".";
  }

  private static String formatDuration(Duration duration) {
    return duration.toMinutes() == 0
        ? ", %d s".formatted(duration.toSeconds())
        : ", %d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
