package com.atlasengine.bench.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * List prices, from {@code prices.json}, which says where each comes from.
 *
 * @param asOf when they were looked up
 * @param usd US dollars for one unit, by the unit's name
 * @param analysisOld what the analysis says the old system paid a month, by service
 * @param analysisTarget what it hoped for
 */
public record Prices(
    String asOf,
    Map<String, Double> usd,
    Map<String, Double> analysisOld,
    Map<String, Double> analysisTarget) {
  public Prices {
    usd = Map.copyOf(usd);
    analysisOld = Map.copyOf(analysisOld);
    analysisTarget = Map.copyOf(analysisTarget);
  }

  /** Reads the file. */
  public static Prices read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"), "prices.json")) {
      JsonNode file = new ObjectMapper().readTree(in);
      Map<String, Double> usd = new LinkedHashMap<>();
      file.path("prices")
          .properties()
          .forEach(p -> usd.put(p.getKey(), p.getValue().path("usd").asDouble()));
      return new Prices(
          file.path("asOf").asText(),
          usd,
          numbers(file.path("analysis").path("old")),
          numbers(file.path("analysis").path("target")));
    }
  }

  private static Map<String, Double> numbers(JsonNode node) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.properties().forEach(p -> numbers.put(p.getKey(), p.getValue().asDouble()));
    return numbers;
  }

  /**
   * The price of so many units.
   *
   * @throws IllegalArgumentException when there is no such unit
   */
  public double of(String unit, double count) {
    Double price = usd.get(unit);
    if (price == null) {
      throw new IllegalArgumentException("no price of " + unit);
    }
    return price * count;
  }
}
