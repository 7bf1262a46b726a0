package com.atlasengine.bench.measure;

import com.atlasengine.local.http.ServedRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Counts calls by dependency and operation, at the engine's front. */
public final class CallCounter implements Consumer<ServedRequest> {
  private static final Pattern MODEL_PATH = Pattern.compile("POST /model/[^/]*/");
  private static final Pattern SALESFORCE_PATH = Pattern.compile("/services/data/v[\\d.]+");
  private static final Pattern ID = Pattern.compile("/(?:[a-zA-Z0-9]{15,18}|[a-f0-9-]{36})(?=/|$)");

  private final Predicate<String> callers;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> errors = new TreeMap<>();

  private CallCounter(Predicate<String> callers) {
    this.callers = callers;
  }

  /** Calls of all but the bench itself. */
  public static CallCounter all() {
    return new CallCounter(caller -> !caller.equals("BENCH"));
  }

  /** Calls signed with this key, and those that are not signed. */
  public static CallCounter signedBy(String key) {
    return new CallCounter(caller -> caller.equals(key) || caller.isEmpty());
  }

  @Override
  public synchronized void accept(ServedRequest request) {
    if (request.service().equals("lambda") || !callers.test(request.accessKey())) {
      return;
    }
    String name = request.service() + " " + operation(request);
    counts.merge(name, 1L, Long::sum);
    if (!request.errorType().isEmpty()) {
      errors.merge(name + " " + request.errorType(), 1L, Long::sum);
    }
  }

  private static String operation(ServedRequest request) {
    String operation = MODEL_PATH.matcher(request.operation()).replaceFirst("");
    operation = SALESFORCE_PATH.matcher(operation).replaceFirst("");
    return ID.matcher(operation).replaceAll("/{id}");
  }

  /** How often each was called. */
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** How often each was answered with an error, by its type. */
  public synchronized Map<String, Long> errors() {
    return new TreeMap<>(errors);
  }

  /** Begins anew. */
  public synchronized void clear() {
    counts.clear();
    errors.clear();
  }
}
