package com.atlasengine.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.bench.measure.TokenCount;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All expected amounts are worked out by hand from the price lists. */
class MonthlyTest {
  private static Prices prices;

  @BeforeAll
  static void readThePrices() throws IOException {
    prices = Prices.read();
  }

  private static double cost(Usage usage, String service) {
    return usage.cost(prices).getOrDefault(service, 0.0);
  }

  @Test
  void tokens_costWhatTheModelCosts() {
    TokenCount million = new TokenCount(1_000_000, 1_000_000);
    assertEquals(18.00, cost(new Metering().addTokens("old", million).usage(), "Bedrock"), 1e-9);
    assertEquals(0.60, cost(new Metering().addTokens("fast", million).usage(), "Bedrock"), 1e-9);
    assertEquals(18.00, cost(new Metering().addTokens("strong", million).usage(), "Bedrock"), 1e-9);
  }

  @Test
  void function_costsItsTimeTimesItsMemory_andEachRequest() {
    // 1,000 invocations of 500 ms with 1,769 MB: 863.77 GB s at 0.0000133334, and 0.0002.
    Usage usage = new Metering().addFunction("arm", 1_000, 500_000, 1_769).usage();
    assertEquals(0.011517 + 0.0002, cost(usage, "Lambda"), 1e-6);
  }

  @Test
  void calls_costTheirUnits() {
    Map<String, Long> calls =
        Map.of(
            "dynamodb GetItem", 1_000_000L,
            "dynamodb UpdateItem", 1_000_000L,
            "dynamodb TransactWriteItems", 1_000_000L,
            "secretsmanager GetSecretValue", 10_000L,
            "sns POST /", 1_000_000L);
    Usage usage = new Metering().addCalls(calls).usage();
    assertEquals(0.125 + 0.625 + 4 * 0.625, cost(usage, "DynamoDB"), 1e-9);
    assertEquals(0.05 + 0.50, cost(usage, "Secrets, SNS"), 1e-9);
  }

  @Test
  void workflows_costTransitions_orRequestsAndTime() {
    Usage standard = new Metering().addStandardTransitions(1_000).usage();
    assertEquals(0.025, cost(standard, "Step Functions"), 1e-9);
    // A million requests of 2 s with 64 MB: 1.00 and 125,000 GB s at 0.00001667.
    Usage express = new Metering().addExpressExecutions(1_000_000, 2).usage();
    assertEquals(1.00 + 2.08375, cost(express, "Step Functions"), 1e-6);
  }

  @Test
  void month_isWhatConversationsCostAndWhatIsAlwaysThere() {
    Usage used = new Usage.Meter().add("Bedrock", "old-model-output-token", 10_000).total();
    Usage always = new Usage.Meter().add("Lambda", "lambda-request", 5_000_000).total();
    Monthly month = Monthly.of(prices, used, 50, always, 20_000);
    assertEquals(3.00, month.perThousand().getOrDefault("Bedrock", 0.0), 1e-9);
    assertEquals(60.00, month.month().getOrDefault("Bedrock", 0.0), 1e-9);
    assertEquals(1.00, month.month().getOrDefault("Lambda", 0.0), 1e-9);
    assertEquals(61.00, Monthly.total(month.month()), 1e-9);
  }

  @Test
  void volume_isWhereTheOldModelCostsWhatItDid() {
    assertEquals(25_000, Monthly.volume(200, 8), 1e-9);
  }

  @Test
  void refused_whenThereIsNoPrice() {
    assertThrows(IllegalArgumentException.class, () -> prices.of("gold", 1));
  }
}
