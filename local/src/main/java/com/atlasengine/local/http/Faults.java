package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes services fail on request. Faults are set and cleared while the engine runs, by service name
 * as requests are signed ({@code lambda}, {@code states}, {@code bedrock} …) or {@code salesforce}.
 */
public final class Faults {
  private final Map<String, Fault> faultsByService = new ConcurrentHashMap<>();
  private final ErrorTypes errorTypes;
  private volatile Runnable watcher = () -> {};

  Faults(ErrorTypes errorTypes) {
    this.errorTypes = errorTypes;
  }

  /** Knows the type of the error that a service answers with an HTTP status. */
  @FunctionalInterface
  interface ErrorTypes {
    String find(String service, int status);
  }

  /**
   * What happens to the next requests of a service.
   *
   * @param status the HTTP status to answer, 0 to let the service answer
   * @param type the error's type name
   * @param delayMs how long to wait first
   * @param sparedRequests how many more requests come before it affects any
   * @param remainingRequests how many more requests it affects
   */
  private record Fault(
      int status,
      String type,
      long delayMs,
      AtomicInteger sparedRequests,
      AtomicInteger remainingRequests) {
    boolean takesNext() {
      return !tick(sparedRequests) && tick(remainingRequests);
    }

    private static boolean tick(AtomicInteger requests) {
      return requests.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
  }

  /**
   * Adds the faults of {@code {"salesforce":503,"bedrock":{"status":429,"type":…,"delayMs":…,
   * "after":…,"times":…}}}; a value of 0, false or null ends that service's fault.
   *
   * @throws AwsError {@code ValidationException} (400) when a value is neither
   */
  public void set(JsonNode faults) {
    faults.properties().forEach(entry -> set(entry.getKey(), entry.getValue()));
    watcher.run();
  }

  private void set(String service, JsonNode value) {
    if (!value.isObject() && value.asInt(0) == 0) {
      faultsByService.remove(service);
      return;
    }
    int status = value.isObject() ? value.path("status").asInt(0) : value.asInt();
    if (status != 0 && (status < 300 || status > 599)) {
      throw new AwsError(400, "ValidationException", "a fault's status is between 300 and 599");
    }
    String type = value.path("type").asText(errorTypes.find(service, status));
    int times = value.path("times").asInt(Integer.MAX_VALUE);
    long delayMs = value.path("delayMs").asLong(0);
    AtomicInteger after = new AtomicInteger(value.path("after").asInt(0));
    faultsByService.put(service, new Fault(status, type, delayMs, after, new AtomicInteger(times)));
  }

  /** Ends all faults. */
  public void clear() {
    faultsByService.clear();
    watcher.run();
  }

  /** Calls the watcher whenever a fault begins, ends or has run out. */
  public void watch(Runnable newWatcher) {
    watcher = newWatcher;
  }

  /** The active faults by service: what they answer, and for how many more requests. */
  public ObjectNode describe() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    faultsByService.forEach(
        (service, fault) ->
            node.putObject(service)
                .put("status", fault.status())
                .put("type", fault.type())
                .put("delayMs", fault.delayMs())
                .put("remaining", fault.remainingRequests().get()));
    return node;
  }

  /**
   * Applies this service's fault, if any, to one request: waits, then throws.
   *
   * @throws AwsError the error of the fault
   */
  void apply(String service) throws InterruptedException {
    Fault fault = faultsByService.get(service);
    if (fault == null || !fault.takesNext()) {
      return;
    }
    if (fault.remainingRequests().get() == 0 && faultsByService.remove(service, fault)) {
      watcher.run();
    }
    Thread.sleep(fault.delayMs());
    if (fault.status() != 0) {
      throw new AwsError(
          fault.status(), fault.type(), "fault set for " + service + " with /_atlas/faults");
    }
  }
}
