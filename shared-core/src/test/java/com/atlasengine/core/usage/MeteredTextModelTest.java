package com.atlasengine.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tokens of a day, counted for all functions together. */
class MeteredTextModelTest {
  private static final Prompt PROMPT = new Prompt("You are Atlas.", "x".repeat(386), 100, 0.5);
  private static final Claims.Key TODAY = new Claims.Key(Claims.Kind.TOKENS, "2026-10-26");

  private final FakeClock clock = new FakeClock();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private final ModelBudget budget = new ModelBudget(claims, 250, telemetry, clock);
  private int asked;

  private final TextModel model = metered(new Usage(80, 20, Optional.empty()), budget);

  private TextModel metered(Usage usage, ModelBudget counted) {
    TextModel answering =
        (prompt, due) -> {
          asked++;
          return new Generation.Complete("Hello.", usage);
        };
    return new MeteredTextModel(answering, counted, telemetry);
  }

  @Test
  void countsWhatWasReadAndWritten() {
    model.generate(PROMPT, deadline);

    assertEquals(100, claims.counterValue(TODAY));
    assertEquals(List.of(0.0, 40.0), telemetry.values(Metric.MODEL_BUDGET_USED));
  }

  @Test
  void countsByTheLengthOfThePrompt_whenTheServiceDidNotSay() {
    metered(new Usage(0, 0, Optional.empty()), budget).generate(PROMPT, deadline);

    assertEquals(100, claims.counterValue(TODAY));
  }

  @Test
  void asksNoMore_whenTheDaysTokensAreSpent_untilTheNextDay() {
    for (int i = 0; i < 3; i++) {
      model.generate(PROMPT, deadline);
    }

    assertThrows(PermanentFailure.class, () -> model.generate(PROMPT, deadline));
    assertEquals(3, asked);
    assertEquals(List.of(1.0), telemetry.values(Metric.MODEL_BUDGET_SPENT));
    clock.advance(Duration.ofDays(1));
    model.generate(PROMPT, deadline);
    assertEquals(4, asked);
  }

  @Test
  void storesWithinTenSeconds_onlyWhatSpendsTheDay() {
    budget.learn(deadline);
    budget.count(PROMPT, new Usage(80, 20, Optional.empty()));
    budget.learn(deadline);
    assertEquals(0, claims.counterValue(TODAY));

    budget.count(PROMPT, new Usage(80, 80, Optional.empty()));
    budget.learn(deadline);
    assertEquals(260, claims.counterValue(TODAY));
  }

  @Test
  void asksNoMore_whenOtherProcessesSpentThem() {
    claims.add(TODAY, 250, Duration.ofDays(2), deadline);

    assertThrows(PermanentFailure.class, () -> model.generate(PROMPT, deadline));
    assertEquals(0, asked);
  }

  @Test
  void asksAndCountsLater_whenTheTableIsDown() {
    claims.faults().failAsIfDown();
    model.generate(PROMPT, deadline);
    assertEquals(1, asked);

    claims.faults().clear();
    model.generate(PROMPT, deadline);
    assertEquals(200, claims.counterValue(TODAY));
  }

  @Test
  void stopsByItsOwnCount_whenTheTableIsDownAllDay() {
    budget.learn(deadline);
    claims.faults().failAsIfDown();
    for (int i = 0; i < 3; i++) {
      model.generate(PROMPT, deadline);
    }

    assertThrows(PermanentFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @Test
  void countsThePrompt_whenTheAnswerCameTooLate() {
    TextModel late =
        new MeteredTextModel(
            (prompt, due) -> {
              throw new TransientFailure("late");
            },
            budget,
            telemetry);

    assertThrows(TransientFailure.class, () -> late.generate(PROMPT, deadline));
    budget.write(deadline);
    assertEquals(0, claims.counterValue(TODAY));
    assertThrows(TransientFailure.class, () -> late.generate(PROMPT, Deadline.in(Duration.ZERO)));
    budget.write(deadline);
    assertEquals(100, claims.counterValue(TODAY));
  }

  @Test
  void readsTheSumOnceAMinute_notOften() {
    budget.learn(deadline);
    budget.learn(deadline);
    assertEquals(1, claims.faults().callCount());

    clock.advance(Duration.ofSeconds(61));
    budget.learn(deadline);
    assertEquals(2, claims.faults().callCount());
    assertFalse(budget.isSpent());
  }
}
