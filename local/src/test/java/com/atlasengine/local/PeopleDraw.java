package com.atlasengine.local;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws two people whose names and numbers have more or less in common. */
record PeopleDraw(RandomGenerator random, Words words, int caseNumber) {
  /** The first is the one who will be erased. */
  List<TestPerson> draw() {
    List<List<String>> names = drawNames();
    int share = random.nextInt(3);
    return List.of(
        new TestPerson(names.get(0).get(0), names.get(0).get(1), numbers(share, 1)),
        new TestPerson(names.get(1).get(0), names.get(1).get(1), numbers(share, 2)));
  }

  private List<List<String>> drawNames() {
    List<String> whole = List.of(words.nextName(), words.nextName());
    List<String> single = List.of(words.nextName(), TestPerson.NO_LAST_NAME);
    return switch (random.nextInt(7)) {
      case 0 -> List.of(whole, List.of(words.nextName(), whole.getLast()));
      case 1 -> List.of(single, whole);
      case 2 -> List.of(whole, single);
      case 3 -> List.of(whole, List.of(whole.getFirst(), TestPerson.NO_LAST_NAME));
      case 4 -> List.of(single, List.of(single.getFirst(), words.nextName()));
      default -> List.of(whole, List.of(words.nextName(), words.nextName()));
    };
  }

  /** Always, often or never the same number. */
  private List<String> numbers(int share, int person) {
    return switch (share) {
      case 0 -> List.of(number(0));
      case 1 -> List.of(number(0), number(0), number(person));
      default -> List.of(number(person));
    };
  }

  /** A number that no other case has. */
  private String number(int which) {
    return "+1425555%04d".formatted(2_000 + 3 * caseNumber + which);
  }
}
