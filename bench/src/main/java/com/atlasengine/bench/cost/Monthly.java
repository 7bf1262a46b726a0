package com.atlasengine.bench.cost;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a system costs.
 *
 * @param perThousand US dollars for a thousand conversations, by service
 * @param standing US dollars a month whether anybody comes or not, by service
 * @param month US dollars a month at the volume, by service
 */
public record Monthly(
    Map<String, Double> perThousand, Map<String, Double> standing, Map<String, Double> month) {
  private static final double THOUSAND = 1_000;

  /**
   * Of what was counted.
   *
   * @param used by the conversations that were played
   * @param conversations how many those were
   * @param standing what is used in a month by schedules
   * @param volume conversations a month
   */
  public static Monthly of(
      Prices prices, Usage used, int conversations, Usage standing, double volume) {
    Map<String, Double> perThousand = new TreeMap<>();
    used.cost(prices).forEach((s, usd) -> perThousand.put(s, usd / conversations * THOUSAND));
    Map<String, Double> always = standing.cost(prices);
    Map<String, Double> month = new TreeMap<>();
    TreeSet<String> services = new TreeSet<>(perThousand.keySet());
    services.addAll(always.keySet());
    for (String service : services) {
      double talked = perThousand.getOrDefault(service, 0.0) * volume / THOUSAND;
      month.put(service, talked + always.getOrDefault(service, 0.0));
    }
    return new Monthly(perThousand, always, month);
  }

  /**
   * The conversations a month at which a service cost as much as it did.
   *
   * @param usd what it cost a month
   * @param perThousand what a thousand conversations cost of it
   */
  public static double volume(double usd, double perThousand) {
    return perThousand == 0 ? 0 : usd / perThousand * THOUSAND;
  }

  /** The sum of all services. */
  public static double total(Map<String, Double> cost) {
    Collection<Double> all = cost.values();
    return all.stream().mapToDouble(d -> d).sum();
  }
}
