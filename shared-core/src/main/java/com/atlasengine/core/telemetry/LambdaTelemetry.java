package com.atlasengine.core.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.xray.AWSXRay;
import com.amazonaws.xray.AWSXRayRecorder;
import com.amazonaws.xray.AWSXRayRecorderBuilder;
import com.amazonaws.xray.config.DaemonConfiguration;
import com.amazonaws.xray.emitters.Emitter;
import com.amazonaws.xray.entities.Entity;
import com.amazonaws.xray.strategy.LogErrorContextMissingStrategy;
import com.atlasengine.core.config.Env;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Telemetry on Lambda: X-Ray's own SDK for subsegments, Powertools for the metrics (EMF) and the
 * log fields. A thread that the invocation starts inherits its scope.
 */
public final class LambdaTelemetry implements Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger(LambdaTelemetry.class);

  private static final InheritableThreadLocal<@Nullable Scope> CURRENT_SCOPE =
      new InheritableThreadLocal<>();
  private final AtomicBoolean isColdStart = new AtomicBoolean(true);
  private final AtomicReference<OptionalLong> restoredAtNanos =
      new AtomicReference<>(OptionalLong.empty());

  private final MetricLine metricLine;

  private LambdaTelemetry(MetricLine metricLine) {
    this.metricLine = metricLine;
  }

  /** The telemetry of this process; sets X-Ray up to log, not throw, where there is no trace. */
  public static LambdaTelemetry create() {
    return from(Env.system());
  }

  /** The same, with these variables. */
  static LambdaTelemetry from(Env env) {
    AWSXRay.setGlobalRecorder(recorderBuilder().build());
    return new LambdaTelemetry(MetricLine.from(env));
  }

  /**
   * Uses the secure id generator, because the default one repeats its ids in every copy of a
   * snapshot.
   */
  private static AWSXRayRecorderBuilder recorderBuilder() {
    return AWSXRayRecorderBuilder.standard()
        .withContextMissingStrategy(new LogErrorContextMissingStrategy())
        .withSecureIdGenerator();
  }

  /**
   * Telemetry for work that does not count. Until it is closed, the segments of this process go to
   * another X-Ray daemon.
   *
   * @param daemon {@code ip:port}
   */
  public static DetachedTelemetry detach(String daemon) throws IOException {
    DaemonConfiguration address = new DaemonConfiguration();
    address.setUDPAddress(daemon);
    AWSXRayRecorder own = AWSXRay.getGlobalRecorder();
    AWSXRay.setGlobalRecorder(recorderBuilder().withEmitter(Emitter.create(address)).build());
    return new DetachedTelemetry(new LambdaTelemetry(MetricLine.from(Env.system())), own);
  }

  /**
   * Telemetry for work that does not count.
   *
   * @param telemetry what to use meanwhile
   * @param originalRecorder this process's own recorder, back in place when this is closed
   */
  public record DetachedTelemetry(LambdaTelemetry telemetry, AWSXRayRecorder originalRecorder)
      implements AutoCloseable {
    @Override
    public void close() {
      AWSXRay.setGlobalRecorder(originalRecorder);
    }
  }

  /** Marks the time of the restore; the next invocation reports how long ago it was. */
  public void markRestored() {
    restoredAtNanos.set(OptionalLong.of(System.nanoTime()));
  }

  @Override
  public <T> T runInvocation(Context context, Supplier<T> work) {
    return PowertoolsLogging.withLogging(context, () -> runInScope(context, work));
  }

  private <T> T runInScope(Context context, Supplier<T> work) {
    Scope scope =
        new Scope(
            new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>(), new AtomicReference<>());
    CURRENT_SCOPE.set(scope);
    if (isColdStart.getAndSet(false)) {
      add(Metric.COLD_START, 1);
    }
    restoredAtNanos
        .getAndSet(OptionalLong.empty())
        .ifPresent(at -> add(Metric.RESTORE_DURATION, (System.nanoTime() - at) / 1e6));
    try {
      return runTimed(context.getFunctionName(), Metric.TOTAL_RESPONSE_TIME, work);
    } finally {
      CURRENT_SCOPE.remove();
      AWSXRay.clearTraceEntity();
      flush(scope);
    }
  }

  @Override
  public <T> T runInSegment(String name, Supplier<T> work) {
    Scope scope = CURRENT_SCOPE.get();
    Entity root = scope == null ? null : scope.rootEntity().get();
    if (root == null || AWSXRay.getTraceEntity() != null) {
      return runSubsegment(name, scope, work);
    }
    List<T> result = new ArrayList<>(1); // another thread's work: under the invocation's own entity
    root.run(() -> result.add(runSubsegment(name, scope, work)));
    return result.getFirst();
  }

  private static <T> T runSubsegment(String name, @Nullable Scope scope, Supplier<T> work) {
    return AWSXRay.createSubsegment(
        name,
        subsegment -> {
          if (scope != null) {
            scope.rootEntity().compareAndSet(null, subsegment);
          }
          return work.get();
        });
  }

  @Override
  public void annotate(String key, String value) {
    Scope scope = CURRENT_SCOPE.get();
    if (scope != null) {
      scope.annotations().put(key, value);
    }
    Entity entity = AWSXRay.getTraceEntity();
    if (entity != null) {
      entity.putAnnotation(key, value);
    }
  }

  @Override
  public void add(Metric metric, double value) {
    Scope scope = CURRENT_SCOPE.get();
    if (scope != null) {
      scope.values().add(new MetricLine.Value(metric, value));
    }
  }

  private void flush(Scope scope) {
    if (scope.values().isEmpty()) {
      return;
    }
    try {
      metricLine.write(scope.values(), scope.annotations());
    } catch (RuntimeException e) {
      LOG.warn("Could not write the metrics: {}", e.getClass().getSimpleName());
    }
  }

  private record Scope(
      Queue<MetricLine.Value> values,
      Map<String, String> annotations,
      AtomicReference<@Nullable Entity> rootEntity) {}
}
