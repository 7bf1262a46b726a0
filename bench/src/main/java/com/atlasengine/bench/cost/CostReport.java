package com.atlasengine.bench.cost;

import java.util.Map;

/**
 * Monthly cost in US dollars: the old system, the analysis's target, and ours.
 *
 * @param volume conversations a month, such that the old system's model costs what the analysis
 *     says it cost: the analysis gives no number of conversations
 * @param conversations how many were played
 * @param asOf when the prices were looked up
 */
public record CostReport(
    double volume,
    int conversations,
    String asOf,
    Monthly old,
    Monthly ours,
    Map<String, Double> analysisOld,
    Map<String, Double> analysisTarget) {
  private static final String BEDROCK = "Bedrock";

  /** Of what both used for the same conversations. */
  public static CostReport of(
      Prices prices, int conversations, Usage old, Usage ours, Usage standing) {
    Usage nothing = new Usage(Map.of());
    Monthly once = Monthly.of(prices, old, conversations, nothing, 0);
    double volume =
        Monthly.volume(
            prices.analysisOld().getOrDefault(BEDROCK, 0.0),
            once.perThousand().getOrDefault(BEDROCK, 0.0));
    return new CostReport(
        volume,
        conversations,
        prices.asOf(),
        Monthly.of(prices, old, conversations, nothing, volume),
        Monthly.of(prices, ours, conversations, standing, volume),
        prices.analysisOld(),
        prices.analysisTarget());
  }
}
