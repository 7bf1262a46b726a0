package com.atlasengine.bench.cost;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many units of what were used, by service and by the unit's name in {@code prices.json}.
 *
 * @param units for each service, how many of each unit
 */
public record Usage(Map<String, Map<String, Double>> units) {
  public Usage {
    Map<String, Map<String, Double>> copy = new TreeMap<>();
    units.forEach((service, counts) -> copy.put(service, Map.copyOf(counts)));
    units = copy;
  }

  /** Collects units. */
  public static final class Meter {
    private final Map<String, Map<String, Double>> units = new TreeMap<>();

    /** Counts some more. */
    public Meter add(String service, String unit, double count) {
      units.computeIfAbsent(service, s -> new TreeMap<>()).merge(unit, count, Double::sum);
      return this;
    }

    /** All that was counted. */
    public Usage total() {
      return new Usage(units);
    }
  }

  /** What it costs, by service. */
  public Map<String, Double> cost(Prices prices) {
    Map<String, Double> cost = new TreeMap<>();
    units.forEach(
        (service, counts) ->
            cost.put(
                service,
                counts.entrySet().stream()
                    .mapToDouble(e -> prices.of(e.getKey(), e.getValue()))
                    .sum()));
    return cost;
  }
}
