package com.atlasengine.updatelead;

import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.VoicemailGreeting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a call ended.
 *
 * @param kind what happened
 * @param duration from picking up to hanging up, when it is known
 */
record CallOutcome(Kind kind, Optional<Duration> duration) {
  /** What happened. */
  enum Kind {
    /** The visitor picked up and talked. */
    TALKED("Answered"),
    /** Somebody picked up, and nothing was heard of them. */
    SILENT("Answered, nothing was said"),
    /** A machine took the call. */
    VOICEMAIL("Voicemail"),
    /** It rang and nobody picked up. */
    NO_ANSWER("No answer"),
    /** The visitor was on another call. */
    BUSY("Busy"),
    /** It could not be put through. */
    FAILED("The call could not be put through"),
    /** Connect could not be asked, and nothing was said. */
    UNKNOWN("It is not known whether the call was answered");

    private final String text;

    Kind(String words) {
      this.text = words;
    }

    /** A few words for a field, such as {@code Answered}; at most 255 characters. */
    String label() {
      return text;
    }
  }

  private static final String VISITOR = "User: ";

  /**
   * By what the detection of answering machines says, if it is on, then by what was said, then by
   * when and why Connect ended the call.
   *
   * @param contact what Connect says; empty when it could not be asked
   */
  static CallOutcome of(Optional<Contact> contact, Interaction item) {
    Kind kind =
        contact
            .flatMap(Contact::detected)
            .or(() -> heard(item.transcript()))
            .or(() -> contact.map(Contact::ended))
            .orElse(item.transcript().isEmpty() ? Kind.UNKNOWN : Kind.SILENT);
    return new CallOutcome(kind, contact.flatMap(Contact::duration));
  }

  /** Empty when nothing was heard. */
  private static Optional<Kind> heard(List<String> transcript) {
    if (transcript.stream().noneMatch(line -> line.startsWith(VISITOR))) {
      return Optional.empty();
    }
    return Optional.of(VoicemailGreeting.isIn(transcript) ? Kind.VOICEMAIL : Kind.TALKED);
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
