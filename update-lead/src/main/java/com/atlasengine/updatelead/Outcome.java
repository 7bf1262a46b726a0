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
record Outcome(Kind kind, Optional<Duration> duration) {
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

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** By what Connect says, and where it says nothing by whether anything was said. */
  static Outcome of(Optional<Contact> contact, Interaction item) {
    return new Outcome(kind(contact, item), contact.flatMap(Contact::duration));
  }

  private static Kind kind(Optional<Contact> contact, Interaction item) {
    if (!item.transcript().isEmpty() || contact.flatMap(Contact::connectedAt).isPresent()) {
      return Kind.ANSWERED;
    }
    return contact.map(c -> c.failed() ? Kind.FAILED : Kind.NO_ANSWER).orElse(Kind.UNKNOWN);
  }

  /** One sentence, such as {@code Answered, 2 min 13 s.} */
  String sentence() {
    return kind.words + duration.map(Outcome::written).orElse("") + ".";
  }

  private static String written(Duration duration) {
    return duration.toMinutes() == 0
        ? ", %d s".formatted(duration.toSeconds())
        : ", %d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
