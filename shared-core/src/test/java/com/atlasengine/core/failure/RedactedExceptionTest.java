package com.atlasengine.core.failure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RedactedExceptionTest {
  private final Throwable original =
      new IllegalStateException("about +12065550123", new IOException("to +12065550123"));

  @Test
  void keepsClassesAndStackTraces() {
    RedactedException wordless = RedactedException.of(original);

    assertEquals("java.lang.IllegalStateException", wordless.getMessage());
    assertArrayEquals(original.getStackTrace(), wordless.getStackTrace());
    assertEquals(
        "com.atlasengine.core.failure.RedactedException: java.io.IOException",
        String.valueOf(wordless.getCause()));
  }

  @Test
  void saysNothingOfWhatWasSaid_whenItIsPrinted() {
    StringWriter printed = new StringWriter();
    RedactedException.of(original).printStackTrace(new PrintWriter(printed));

    assertFalse(printed.toString().contains("2065550123"));
  }
}
