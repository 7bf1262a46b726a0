package com.atlasengine.updatelead;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.VoicemailGreeting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    TALKED(Sentence.SALES_ACTIVITY_TALKED),
    /** Somebody picked up, and nothing was heard of them. */
    SILENT(Sentence.SALES_ACTIVITY_SILENT),
    /** A machine took the call. */
    VOICEMAIL(Sentence.SALES_ACTIVITY_VOICEMAIL),
    /** It rang and nobody picked up. */
    NO_ANSWER(Sentence.SALES_ACTIVITY_NO_ANSWER),
    /** The visitor was on another call. */
    BUSY(Sentence.SALES_ACTIVITY_BUSY),
    /** It could not be put through. */
    FAILED(Sentence.SALES_ACTIVITY_FAILED),
    /** Connect could not be asked, and nothing was said. */
    UNKNOWN(Sentence.SALES_ACTIVITY_UNKNOWN);

    private final Sentence sentence;

    Kind(Sentence sentence) {
      this.sentence = sentence;
    }

    /** A few words for a field, such as {@code Answered}, in the sales team's locale. */
    String label(Content sales) {
      return sales.say(sentence);
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

  /** One sentence, such as {@code Answered, 2 min 13 s.}, in the sales team's locale. */
  String toSentence(Content sales) {
    String label = kind.label(sales);
    return duration.map(time -> withTime(label, time, sales)).orElse(label) + ".";
  }

  private static String withTime(String label, Duration time, Content sales) {
    String seconds = Integer.toString(time.toSecondsPart());
    return time.toMinutes() == 0
        ? sales.say(Sentence.SALES_ACTIVITY_SECONDS, Map.of("outcome", label, "seconds", seconds))
        : sales.say(
            Sentence.SALES_ACTIVITY_MINUTES,
            Map.of(
                "outcome", label, "minutes", Long.toString(time.toMinutes()), "seconds", seconds));
  }
}
