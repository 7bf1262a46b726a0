package com.atlasengine.bench.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.bench.measure.TokenCount;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionLinesTest {
  private static final String PREFIX = "17:00:00.000 DEBUG one - [One] ";

  private static String line(String metrics) {
    return PREFIX + "{\"_aws\":{\"Timestamp\":1},\"Service\":\"one\"," + metrics + "}";
  }

  @Test
  void metrics_areAddedUpByFunction_listsToo() {
    FunctionLines lines =
        FunctionLines.of(
            Stream.of(
                line("\"TotalResponseTime\":10.5,\"InputTokens\":100,\"OutputTokens\":7"),
                PREFIX + "{\"level\":\"INFO\",\"message\":\"no metrics\"}",
                PREFIX + "words before " + line("\"TotalResponseTime\":1").substring(31),
                line("\"TotalResponseTime\":0.5,\"InputTokens\":[1.0,2.0]")));
    assertEquals(Map.of("one", new FunctionLines.Function(3, 12, 103, 7, 1)), lines.functions());
    assertEquals(new TokenCount(103, 7), lines.tokens());
  }
}
