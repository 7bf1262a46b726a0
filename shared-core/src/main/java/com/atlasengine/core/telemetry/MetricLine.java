package com.atlasengine.core.telemetry;

import com.atlasengine.core.config.Env;
import java.util.Collection;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * Writes the metrics of an invocation as one line of EMF, by Powertools.
 *
 * <p>Not by the {@code MetricsFactory}: its metrics belong to a trace id, which it looks up for
 * every value, and a process that answers two invocations at once has only one.
 */
final class MetricLine {
  /** Holds no values, so any number of threads may copy it: each line starts as its copy. */
  private final Metrics template;

  private MetricLine(Metrics template) {
    this.template = template;
  }

  /** Lines with the namespace and the service that Powertools' own variables name. */
  static MetricLine from(Env env) {
    Metrics template = new EmfMetricsProvider().getMetricsInstance();
    env.optional("POWERTOOLS_METRICS_NAMESPACE").ifPresent(template::setNamespace);
    env.optional("POWERTOOLS_SERVICE_NAME")
        .map(service -> DimensionSet.of("Service", service))
        .ifPresent(template::setDefaultDimensions);
    return new MetricLine(template);
  }

  /** Writes one line; the annotations stand beside the metrics, to be searched by. */
  void write(Collection<Value> values, Map<String, String> annotations) {
    template.flushMetrics(
        line -> {
          values.forEach(v -> line.addMetric(v.metric().metricName(), v.value(), v.unit()));
          annotations.forEach(line::addMetadata);
        });
  }

  /** One value of one metric. */
  record Value(Metric metric, double value) {
    MetricUnit unit() {
      return metric.unit();
    }
  }
}
