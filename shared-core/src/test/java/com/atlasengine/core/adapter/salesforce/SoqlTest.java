package com.atlasengine.core.adapter.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SoqlTest {
  @Test
  void putsValuesInPlaceOfQuestionMarks() {
    assertEquals(
        "SELECT Id FROM Lead WHERE Phone = '+12065550123' AND LastName = 'Lovelace' LIMIT 1",
        Soql.bind(
            "SELECT Id FROM Lead WHERE Phone = ? AND LastName = ? LIMIT 1",
            "+12065550123",
            "Lovelace"));
  }

  @Test
  void keepsAValueInsideItsQuotes_whenItTriesToGetOut() {
    assertEquals(
        "WHERE LastName = 'O\\'Brien\\' OR Name != \\'\\\\' LIMIT 1",
        Soql.bind("WHERE LastName = ? LIMIT 1", "O'Brien' OR Name != '\\"));
  }

  @Test
  void escapesEveryReservedCharacter() {
    assertEquals("'\\\\ \\' \\\" \\n \\r \\t \\b \\f é'", Soql.quote("\\ ' \" \n \r \t \b \f é"));
  }

  @Test
  void leavesAQuestionMarkInAValueAlone() {
    assertEquals("a = '?' AND b = 'x'", Soql.bind("a = ? AND b = ?", "?", "x"));
  }

  @Test
  void isRefused_whenParametersAndValuesDoNotMatch() {
    assertThrows(IllegalArgumentException.class, () -> Soql.bind("a = ?"));
    assertThrows(IllegalArgumentException.class, () -> Soql.bind("a = ?", "x", "y"));
  }
}
