package com.atlasengine.core.fake;

import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what was said. */
public final class FakeTelemetry implements Telemetry {
  private final List<String> segments = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private final Map<Metric, List<Double>> values = new EnumMap<>(Metric.class);

  @Override
  public <T> T runInSegment(String name, Supplier<T> work) {
    synchronized (this) {
      segments.add(name);
    }
    return work.get();
  }

  @Override
  public synchronized void annotate(String key, String value) {
    annotations.add(key + "=" + value);
  }

  @Override
  public synchronized void add(Metric metric, double value) {
    values.computeIfAbsent(metric, m -> new ArrayList<>()).add(value);
  }

  /** The names of the subsegments, in the order they began. */
  public synchronized List<String> segments() {
    return List.copyOf(segments);
  }

  /** The annotations, each as {@code key=value}. */
  public synchronized List<String> annotations() {
    return List.copyOf(annotations);
  }

  /** The values added to a metric, oldest first. */
  public synchronized List<Double> values(Metric metric) {
    return List.copyOf(values.getOrDefault(metric, List.of()));
  }
}
