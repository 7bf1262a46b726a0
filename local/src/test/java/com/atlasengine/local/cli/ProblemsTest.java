package com.atlasengine.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void wayOut_isNamed_whenAPortIsInUse() {
    assertEquals(
        "port 4566 is in use: stop what uses it, or choose another with --port",
        Problems.describe(new BindException("port 4566 is in use")));
  }

  @Test
  void typeIsNamed_whenThereIsNoMessage() {
    assertEquals("IOException", Problems.describe(new IOException()));
  }
}
