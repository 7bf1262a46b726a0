package com.atlasengine.local.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says whether the model answers. The first round may meet a cold function and get a fixed text;
 * the last one may not.
 */
final class ModelCheck {
  private final Phrases phrases;

  ModelCheck(Phrases phrases) {
    this.phrases = phrases;
  }

  /** What is wrong; empty when the last round's questions were all answered. */
  Optional<String> findProblem(List<Turn> turns, List<Split> splits) {
    List<Turn> questions = new ArrayList<>();
    List<Turn> fixed = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.step().kind() == Step.Kind.QUESTION && isLastOf(turns, i)) {
        questions.add(turn);
        if (isFixed(turn, splits.get(i))) {
          fixed.add(turn);
        }
      }
    }
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the model does not answer: %d of %d questions of the last round got the fixed text; see docs/operations.md#error-lines"
                .formatted(fixed.size(), questions.size()));
  }

  private static boolean isLastOf(List<Turn> turns, int index) {
    String text = turns.get(index).step().text();
    return turns.stream().skip(index + 1L).noneMatch(each -> each.step().text().equals(text));
  }

  private boolean isFixed(Turn turn, Split split) {
    return split.reply().filter("static"::equals).isPresent()
        || phrases.fixedText(turn.step().intent()).filter(turn.text().strip()::equals).isPresent();
  }
}
