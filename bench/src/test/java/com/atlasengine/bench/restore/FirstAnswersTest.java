package com.atlasengine.bench.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstAnswersTest {
  private static final FirstAnswers NONE = new FirstAnswers(List.of());

  @Test
  void median_isTheOneInTheMiddle() {
    assertEquals(3, new FirstAnswers(List.of(9.0, 1.0, 3.0)).median());
    assertEquals(0, NONE.median());
  }

  @Test
  void ratio_isPrimedToWarm() {
    FirstAnswers primed = new FirstAnswers(List.of(30.0));
    FirstAnswers warm = new FirstAnswers(List.of(12.0));
    assertEquals(2.5, new RestoreTimes("one", NONE, NONE, primed, warm, NONE).ratio());
    assertEquals(0, new RestoreTimes("one", NONE, NONE, primed, NONE, NONE).ratio());
  }

  @Test
  void own_isWhatIsNotWaitedForServices() {
    FirstAnswers primed = new FirstAnswers(List.of(30.0));
    FirstAnswers waiting = new FirstAnswers(List.of(12.0));
    assertEquals(18, new RestoreTimes("one", NONE, NONE, primed, NONE, waiting).own());
  }
}
