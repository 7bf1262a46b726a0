package com.atlasengine.local;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be gone and what must be there after an erasure, by the rule: a number and a last name.
 *
 * @param people both
 * @param calls all calls, also those that begin later
 * @param erased who asked for it
 * @param number under which
 */
record CaseExpectation(
    List<TestPerson> people, List<TestCall> calls, TestPerson erased, String number) {
  /** Whether the call must be gone. */
  boolean isErased(TestCall call) {
    return call.number.equals(number)
        && (call.person.equals(erased) || call.person.sharesLastName(erased));
  }

  /** Whether the call must be there. Who may be the same person on the same number may go too. */
  boolean isKept(TestCall call) {
    return !isErased(call) && !isAmbiguous(call) && call.isOpen();
  }

  private boolean isAmbiguous(TestCall call) {
    return call.number.equals(number) && call.person.mayBe(erased);
  }

  List<TestCall> erasedCalls() {
    return calls.stream().filter(this::isErased).toList();
  }

  List<TestCall> keptCalls() {
    return calls.stream().filter(this::isKept).toList();
  }

  /** What no store may hold. */
  Set<String> forbiddenWords() {
    Set<String> words =
        erasedCalls().stream()
            .flatMap(call -> Stream.concat(call.kept.stream(), call.maybeKept.stream()))
            .collect(Collectors.toCollection(HashSet::new));
    words.addAll(namesOf(people.stream().filter(person -> !hasOtherCalls(person)).toList()));
    words.removeAll(namesOf(people.stream().filter(this::hasOtherCalls).toList()));
    if (calls.stream().noneMatch(call -> call.number.equals(number) && !isErased(call))) {
      words.add(number.substring(2));
    }
    return words;
  }

  private boolean hasOtherCalls(TestPerson person) {
    return calls.stream().anyMatch(call -> call.person.equals(person) && !isErased(call));
  }

  private static Set<String> namesOf(List<TestPerson> people) {
    return people.stream()
        .flatMap(person -> Stream.of(person.first(), person.last()))
        .filter(name -> !name.equals(TestPerson.NO_LAST_NAME))
        .collect(Collectors.toSet());
  }
}
