package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every area code of country code 1 against a table: what the two libraries and we make of it. */
class AreaCodesTest {
  private static final Set<PhoneNumberType> OF_A_PERSON =
      Set.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);

  record Row(String country, String zones, List<String> codes) {}

  static List<Row> rows() throws IOException {
    InputStream in = AreaCodesTest.class.getResourceAsStream("/area-codes.txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(AreaCodesTest::row).toList();
    }
  }

  private static Row row(String line) {
    List<String> fields = List.of(line.split(" \\| ", -1));
    return new Row(fields.get(0), fields.get(1), List.of(fields.get(2).split(" ", -1)));
  }

  @Test
  void theTableHasEveryCodeOnce() throws IOException {
    List<String> all = IntStream.range(200, 1_000).mapToObj(Integer::toString).toList();

    assertEquals(all, rows().stream().flatMap(row -> row.codes().stream()).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isWhatTheTableSays(Row row) {
    for (String code : row.codes()) {
      PhoneNumber phone = new PhoneNumber("+1" + code + "5550123");
      boolean refused = row.country().equals("refused");
      assertEquals(!refused, OF_A_PERSON.contains(phone.type()), code);
      if (!refused) {
        assertEquals(row.country(), phone.region(), code);
        assertEquals(zones(row), phone.zones(), code);
        assertEquals(Optional.of(phone), PhoneNumber.parse("1 (" + code + ") 555-0123"), code);
      }
    }
  }

  private static Set<ZoneId> zones(Row row) {
    String names =
        switch (row.country() + " " + row.zones()) {
          case "US all" ->
              "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles"
                  + " America/Anchorage Pacific/Honolulu";
          case "CA all" ->
              "America/St_Johns America/Halifax America/Toronto America/Winnipeg America/Regina"
                  + " America/Edmonton America/Vancouver America/Whitehorse";
          default -> row.zones();
        };
    return Stream.of(names.split(" ", -1)).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
  }
}
