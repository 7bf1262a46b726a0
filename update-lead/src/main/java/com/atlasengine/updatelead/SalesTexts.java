package com.atlasengine.updatelead;

import com.atlasengine.core.content.Contents;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sales team reads of a call, beside its summary.
 *
 * @param contents what the bot says and knows; the sales team's locale among them
 */
record SalesTexts(Contents contents) {
  private static final String BOT = "Atlas: ";

  /** How a call ended. */
  String describe(CallOutcome outcome) {
    return contents
        .sales()
        .say(Sentence.SALES_ACTIVITY_CALL, Map.of("outcome", outcome.toSentence(contents.sales())));
  }

  /** A line on how many questions had no answer, after a line break; empty when all had one. */
  String countUnanswered(List<String> transcript) {
    long count = transcript.stream().filter(this::isUnanswered).count();
    return count == 0
        ? ""
        : "\n"
            + contents
                .sales()
                .say(Sentence.SALES_UNANSWERED, Map.of("count", Long.toString(count)));
  }

  /** By what the bot says then, in whichever locale the call was. */
  private boolean isUnanswered(String line) {
    return line.startsWith(BOT)
        && contents.all().stream()
            .anyMatch(content -> line.endsWith(content.say(Sentence.KNOWLEDGE_UNKNOWN)));
  }

  /** A line for each wish, the first after a blank one; empty without any. */
  String describe(Wishes wishes) {
    String stop =
        wishes.doNotCall() ? "\n" + contents.sales().say(Sentence.SALES_ACTIVITY_DO_NOT_CALL) : "";
    String agreed = wishes.consent().map(given -> "\n" + describe(given)).orElse("");
    return stop.isEmpty() && agreed.isEmpty() ? "" : "\n" + stop + agreed;
  }

  private String describe(Consent given) {
    return contents
        .sales()
        .say(
            Sentence.SALES_ACTIVITY_CONSENT,
            Map.of(
                "time", given.givenAt().toString(),
                "question", given.question(),
                "answer", given.answer()));
  }

  /**
   * Why there was no call; empty when another call went to this number, which updates the Lead, or
   * when the person was erased.
   */
  Optional<String> describe(DeclineReason reason) {
    return explain(reason)
        .map(contents.sales()::say)
        .map(words -> contents.sales().say(Sentence.SALES_DECLINED_TEXT, Map.of("reason", words)));
  }

  private static Optional<Sentence> explain(DeclineReason reason) {
    return switch (reason) {
      case COUNTRY_NOT_ALLOWED -> Optional.of(Sentence.SALES_DECLINED_COUNTRY);
      case NUMBER_NOT_ALLOWED -> Optional.of(Sentence.SALES_DECLINED_KIND);
      case QUIET_HOURS -> Optional.of(Sentence.SALES_DECLINED_NIGHT);
      case CALLS_ARE_OFF -> Optional.of(Sentence.SALES_DECLINED_CALLS_ARE_OFF);
      case BUDGET_SPENT -> Optional.of(Sentence.SALES_DECLINED_BUDGET);
      case REFUSED_BY_CONNECT -> Optional.of(Sentence.SALES_DECLINED_REFUSED);
      case NOT_PLACED_IN_TIME -> Optional.of(Sentence.SALES_DECLINED_NOT_PLACED);
      case NUMBER_SUPPRESSED -> Optional.of(Sentence.SALES_DECLINED_SUPPRESSED);
      case DIALLED_RECENTLY, DAILY_LIMIT, PERSON_ERASED -> Optional.empty();
    };
  }
}
