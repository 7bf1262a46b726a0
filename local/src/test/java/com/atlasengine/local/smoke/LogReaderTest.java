package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final String REPORT =
      "REPORT RequestId: 8f507cfc\tDuration: 312.50 ms\tBilled Duration: 313 ms\tMemory Size: 1769"
          + " MB\tMax Memory Used: 201 MB\tRestore Duration: 412.84 ms\tBilled Restore Duration: 3"
          + " ms\t\n"
          + "XRAY TraceId: 1-5e34a614-10bdf846e79a66a9a8e8d1a2\tSegmentId: 1f2e\tSampled: true\t";

  @Test
  void reportAndMetricsAreOneInvocation() {
    Invocation read =
        LogReader.read(
                List.of(
                    new LogReader.Line("a", 990, metrics(995, "generated", 250.5)),
                    new LogReader.Line("a", 1_000, REPORT)))
            .getFirst();

    assertEquals(312.5, read.durationMs());
    assertEquals(412.84, read.restoreMs());
    assertEquals(Optional.of(250.5), read.modelMs());
    assertEquals(Optional.of("generated"), read.reply());
    assertEquals(Optional.of("GREETING"), read.intent());
    assertEquals(Optional.of("1-5e34a614-10bdf846e79a66a9a8e8d1a2"), read.traceId());
  }

  @Test
  void metricsBelongToTheirOwnProcess() {
    List<Invocation> read =
        LogReader.read(
            List.of(
                new LogReader.Line("a", 990, metrics(990, "cached", 0)),
                new LogReader.Line("b", 995, REPORT),
                new LogReader.Line("a", 1_000, REPORT)));

    assertEquals(Optional.empty(), read.getFirst().reply());
    assertEquals(Optional.empty(), read.getFirst().modelMs());
    assertEquals(Optional.of("cached"), read.getLast().reply());
  }

  @Test
  void metricsCount_whenTheirLineArrivesAfterTheReport() {
    Invocation read =
        LogReader.read(
                List.of(
                    new LogReader.Line("a", 1_000, REPORT),
                    new LogReader.Line("a", 1_003, metrics(999, "cached", 0))))
            .getFirst();

    assertEquals(Optional.of("cached"), read.reply());
  }

  @Test
  void noRestoreIsZero() {
    Invocation read =
        LogReader.read(
                List.of(
                    new LogReader.Line(
                        "a", 5, "REPORT RequestId: 1\tDuration: 2.00 ms\tBilled Duration: 2 ms")))
            .getFirst();

    assertEquals(0, read.restoreMs());
    assertEquals(2, read.durationMs());
  }

  @Test
  void otherLinesAreNoInvocations() {
    assertEquals(
        List.of(),
        LogReader.read(
            List.of(
                new LogReader.Line("a", 1, "RESTORE_REPORT Restore Duration: 412.84 ms"),
                new LogReader.Line("a", 2, "START RequestId: 1 Version: 7"),
                new LogReader.Line("a", 3, "{\"_aws\": broken"),
                new LogReader.Line("a", 4, metrics(4, "cached", 0)))));
  }

  private static String metrics(long at, String reply, double modelMs) {
    return "{\"_aws\":{\"Timestamp\":%d},\"intent\":\"GREETING\",\"reply\":\"%s\",\"BedrockLatency\":%s}"
        .formatted(at, reply, modelMs);
  }
}
