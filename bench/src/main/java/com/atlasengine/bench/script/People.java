package com.atlasengine.bench.script;

import java.util.List;
import java.util.random.RandomGenerator;

/** Visitors, each with a number of their own out of the range that is kept for fiction. */
final class People {
  private static final List<String> FIRST =
      List.of("Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Leslie", "Frances");
  private static final List<String> LAST =
      List.of("Mills", "Harper", "Stone", "Rivers", "Field", "Marsh", "Woods", "Hill", "Brook");
  private static final List<String> AREAS =
      List.of("206", "212", "213", "303", "305", "312", "404", "415", "503", "512", "602", "617");

  /** 555-0100 to 555-0199 in every area. */
  private static final int NUMBERS_PER_AREA = 100;

  private final RandomGenerator random;
  private int count;

  /**
   * @param unusedNumbers how many numbers are others'
   */
  People(RandomGenerator random, int unusedNumbers) {
    this.random = random;
    this.count = unusedNumbers;
  }

  /**
   * Somebody new.
   *
   * @throws IllegalStateException when the numbers are used up
   */
  Person next() {
    if (count == AREAS.size() * NUMBERS_PER_AREA) {
      throw new IllegalStateException("no number is left for another person");
    }
    String area = AREAS.get(count / NUMBERS_PER_AREA);
    String phone = "+1" + area + "55501" + "%02d".formatted(count % NUMBERS_PER_AREA);
    count++;
    return new Person(
        FIRST.get(random.nextInt(FIRST.size())), LAST.get(random.nextInt(LAST.size())), phone);
  }
}
