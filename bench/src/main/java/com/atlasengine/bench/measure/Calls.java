package com.atlasengine.bench.measure;

import com.atlasengine.local.http.ServedCall;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Counts calls by dependency and operation, at the engine's front. */
public final class Calls implements Consumer<ServedCall> {
  private static final Pattern MODEL = Pattern.compile("POST /model/[^/]*/");
  private static final Pattern DATA = Pattern.compile("/services/(?:data/v[\\d.]+|Soap/u/[\\d.]+)");
  private static final Pattern ID = Pattern.compile("/(?:[a-zA-Z0-9]{15,18}|[a-f0-9-]{36})(?=/|$)");

  private final Predicate<String> callers;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> errors = new TreeMap<>();

  private Calls(Predicate<String> callers) {
    this.callers = callers;
  }

  /** Calls of all but the bench itself. */
  public static Calls ofAll() {
    return new Calls(caller -> !caller.equals("BENCH"));
  }

  /** Calls signed with this key, and those that are not signed. */
  public static Calls of(String key) {
    return new Calls(caller -> caller.equals(key) || caller.isEmpty());
  }

  @Override
  public synchronized void accept(ServedCall call) {
    if (call.service().equals("lambda") || !callers.test(call.caller())) {
      return;
    }
    String name = call.service() + " " + operation(call);
    counts.merge(name, 1L, Long::sum);
    if (!call.error().isEmpty()) {
      errors.merge(name + " " + call.error(), 1L, Long::sum);
    }
  }

  private static String operation(ServedCall call) {
    String operation = MODEL.matcher(call.operation()).replaceFirst("");
    operation = DATA.matcher(operation).replaceFirst("");
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
