package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes services fail on request. Faults are set and cleared while the engine runs, by service name
 * as requests are signed ({@code lambda}, {@code states}, {@code bedrock} …) or {@code salesforce}.
 */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final FaultReader reader;
  private volatile Runnable watcher = () -> {};

  Faults(ErrorTypes errorTypes) {
    this.reader = new FaultReader(errorTypes);
  }

  /** Knows the type of the error that a service answers with an HTTP status. */
  @FunctionalInterface
  interface ErrorTypes {
    String find(String service, int status);
  }

  /**
   * Sets the faults of {@code {"salesforce":503,"bedrock":"reset","dynamodb":{"kind":…}}}, or of a
   * list of them for each service. A fault takes the place of the one with the same service, {@code
   * by} and {@code about}. A value of 0, false or null ends all faults of the service; {@code
   * "off":true} ends the one in its place. {@code forMs} ends a fault after that time.
   *
   * @throws AwsError {@code ValidationException} (400) when a value is neither
   */
  public void set(JsonNode byService) {
    byService.properties().forEach(entry -> set(entry.getKey(), entry.getValue()));
    watcher.run();
  }

  private void set(String service, JsonNode value) {
    if (value.isArray()) {
      value.forEach(each -> set(service, each));
    } else if (FaultReader.ends(value)) {
      faults.removeIf(fault -> fault.scope().service().equals(service));
    } else if (value.path("off").asBoolean()) {
      faults.removeIf(fault -> fault.scope().equals(FaultReader.scope(service, value)));
    } else {
      add(reader.read(service, value), Duration.ofMillis(value.path("forMs").asLong(0)));
    }
  }

  private void add(Fault fault, Duration lasting) {
    faults.removeIf(each -> each.scope().equals(fault.scope()));
    faults.add(fault);
    if (lasting.isPositive()) {
      Thread unused = Thread.startVirtualThread(() -> endAfter(lasting, fault));
    }
  }

  private void endAfter(Duration lasting, Fault fault) {
    try {
      Thread.sleep(lasting);
      end(fault);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Fault fault) {
    if (faults.remove(fault)) {
      watcher.run();
    }
  }

  /** Ends all faults. */
  public void clear() {
    faults.clear();
    watcher.run();
  }

  /** Calls the watcher whenever a fault begins, ends or has run out. */
  public void watch(Runnable newWatcher) {
    watcher = newWatcher;
  }

  /**
   * The active faults: by service what happens to all of its requests, and below {@code scoped} a
   * list of those that affect only some.
   */
  public ObjectNode describe() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Fault fault : faults) {
      Fault.Scope scope = fault.scope();
      if (scope.by().isEmpty() && scope.about().isEmpty()) {
        node.set(scope.service(), fault.describe());
      } else {
        node.withArray("scoped").add(fault.describe().put("service", scope.service()));
      }
    }
    return node;
  }

  /**
   * The fault of one request, counted; empty when it is served as usual.
   *
   * @param signer the access key of the request's signature; empty when it has none
   */
  Optional<Fault> take(String service, String signer, Exchange request) {
    for (Fault fault : faults) {
      if (fault.scope().has(service, signer, request) && fault.takesNext()) {
        if (fault.hasRunOut()) {
          end(fault);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
