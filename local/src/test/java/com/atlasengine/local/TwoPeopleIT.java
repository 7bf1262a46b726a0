package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever two people do, whatever fails meanwhile, and whatever sales does: one erasure leaves
 * nothing of the erased one in any store, nothing of the other is missing, and no field has changed
 * that the engine did not write.
 *
 * <p>{@code -Datlas.seeds=7,1234} runs these cases instead of the fixed ones.
 */
class TwoPeopleIT {
  private static final int CASES = 3;

  /** Cases that once went wrong. */
  private static final long SECOND_DELIVERY_MADE_A_LEAD = 33;

  private static final long MERGED_LEAD_WENT_WHOLE = 239;
  private static final long MERGED_LEAD_OF_A_NAMESAKE_WENT_WHOLE = 110;
  private static final long CALL_WENT_ON_AFTER_ITS_ERASURE = 142;

  private static EngineDriver driver;
  private static int cases;

  @BeforeAll
  static void shareTheEngine() throws Exception {
    driver = new EngineDriver(RunningEngine.shared());
    driver.emptyTables();
  }

  @AfterEach
  void emptyTheTables() {
    driver.emptyTables();
  }

  @AfterAll
  static void closeTheDriver() {
    driver.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anErasureTakesAllOfOnePersonAndNothingOfTheOther(long seed) throws Exception {
    TwoPeopleCase twoPeople = new TwoPeopleCase(driver, seed, cases++);

    List<String> problems = twoPeople.run();

    assertEquals(List.of(), problems, twoPeople.toString());
  }

  static LongStream seeds() {
    String chosen = System.getProperty("atlas.seeds", "");
    return chosen.isEmpty()
        ? LongStream.concat(
            LongStream.of(
                SECOND_DELIVERY_MADE_A_LEAD,
                MERGED_LEAD_WENT_WHOLE,
                MERGED_LEAD_OF_A_NAMESAKE_WENT_WHOLE,
                CALL_WENT_ON_AFTER_ITS_ERASURE),
            LongStream.range(0, CASES).filter(seed -> seed != SECOND_DELIVERY_MADE_A_LEAD))
        : List.of(chosen.split(",")).stream().mapToLong(Long::parseLong);
  }
}
