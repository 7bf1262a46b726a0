package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The id in the first test is one of Salesforce's documentation. */
class RecordIdTest {
  @Test
  void suffixIsSalesforces_whenIdHasFifteenCharacters() {
    assertEquals(Optional.of("001D000000IqhSLIAZ"), RecordId.parse("001D000000IqhSL"));
  }

  @Test
  void idIsKept_whenSuffixIsRight() {
    assertEquals(Optional.of("001D000000IqhSLIAZ"), RecordId.parse("001D000000IqhSLIAZ"));
  }

  @Test
  void idIsRefused_whenSuffixIsOfAnotherId() {
    assertEquals(Optional.empty(), RecordId.parse("001D000000IqhSlIAZ"));
  }

  @Test
  void idIsRefused_whenLengthIsWrong() {
    assertEquals(Optional.empty(), RecordId.parse("001D000000IqhSLI"));
  }

  @Test
  void idsDiffer_whenNumbersDifferInCaseOnly() {
    assertNotEquals(RecordId.of("00Q", 10), RecordId.of("00Q", 36));
    assertEquals(18, RecordId.of("00Q", Long.MAX_VALUE).length());
  }
}
