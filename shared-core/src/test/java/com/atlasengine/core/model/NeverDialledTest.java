package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines that belong to the network or cost the caller, in every area code. */
class NeverDialledTest {
  private static final DialRules RULES = new DialRules(Set.of("US", "CA"), QuietHours.NONE);
  private static final Instant NOON = Instant.parse("2026-10-26T18:00:00Z");

  /** Every area code that a number can have. */
  private static List<String> areaCodes() {
    return IntStream.rangeClosed(200, 999).mapToObj(Integer::toString).toList();
  }

  private static Stream<String> exchanges() {
    Stream<String> services = IntStream.rangeClosed(2, 9).mapToObj(n -> n + "11");
    return Stream.concat(Stream.of("976", "950", "958", "959"), services);
  }

  /** A number that cannot exist is refused before anybody asks whether it may be called. */
  private static boolean mayBeCalled(String digits) {
    return PhoneNumber.parse(digits).filter(n -> RULES.findRefusal(n, NOON).isEmpty()).isPresent();
  }

  @Test
  void refusesTheExchangesOfTheNetwork_inEveryAreaCode() {
    List<String> called = new ArrayList<>();
    for (String area : areaCodes()) {
      exchanges()
          .flatMap(exchange -> Stream.of("0000", "0123", "1212", "9999").map(exchange::concat))
          .map(area::concat)
          .filter(NeverDialledTest::mayBeCalled)
          .forEach(called::add);
    }

    assertEquals(List.of(), called);
  }

  @Test
  void refusesDirectoryAssistance_inEveryAreaCode() {
    assertEquals(
        List.of(),
        areaCodes().stream()
            .map(area -> area + "5551212")
            .filter(NeverDialledTest::mayBeCalled)
            .toList());
  }

  @Test
  void refusesPremiumAndTollFreeAreaCodes() {
    assertEquals(
        List.of(),
        Stream.of(
                "900", "800", "822", "833", "844", "855", "866", "877", "888", "880", "889", "911")
            .map(area -> area + "2345678")
            .filter(NeverDialledTest::mayBeCalled)
            .toList());
  }

  @Test
  void callsTheNumbersBesideThem() {
    for (String number :
        List.of(
            "2065550123", "2065551213", "2069770123", "2069510123", "2069570123", "2062120123")) {
      assertEquals(true, mayBeCalled(number), number);
    }
  }
}
