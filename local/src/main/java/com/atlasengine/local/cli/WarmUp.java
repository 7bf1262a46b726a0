package com.atlasengine.local.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Readies functions ahead of need, in the order in which a first visitor needs them: the bot, then
 * the phone, then what the phone does not wait for. Two at a time, for each keeps a core busy.
 */
final class WarmUp {
  private static final int AT_ONCE = 2;

  private static final List<String> ORDER =
      List.of(
          "lex-fulfillment",
          "invoke-call",
          "create-lead",
          "generate-scenario",
          "update-lead",
          "refresh-responses");

  private final Map<String, CompletableFuture<Boolean>> runs = new LinkedHashMap<>();

  private WarmUp() {}

  /** Readies one function. */
  @FunctionalInterface
  interface Preparation {
    /** Whether it was ready in time. */
    boolean prepare(String function) throws InterruptedException;
  }

  /** Begins with these functions, and does not wait. */
  static WarmUp start(List<String> functions, Preparation preparation) {
    WarmUp warmUp = new WarmUp();
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());
    functions.stream()
        .sorted(Comparator.comparingInt(WarmUp::rank))
        .forEach(
            name ->
                warmUp.runs.put(
                    name, CompletableFuture.supplyAsync(() -> run(preparation, name), threads)));
    threads.shutdown();
    return warmUp;
  }

  private static int rank(String function) {
    int index = 0;
    while (index < ORDER.size() && !function.endsWith(ORDER.get(index))) {
      index++;
    }
    return index;
  }

  private static boolean run(Preparation preparation, String function) {
    try {
      return preparation.prepare(function);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits for the first function; returns whether it was ready in time. */
  boolean awaitFirst() {
    return runs.values().iterator().next().join();
  }

  /** The functions that are not ready yet, in order. */
  List<String> pending() {
    return runs.entrySet().stream()
        .filter(run -> !run.getValue().isDone())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Tells which functions were not ready in time, once all have been tried. */
  void whenDone(Consumer<List<String>> listener) {
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(runs.values().toArray(CompletableFuture[]::new))
            .thenRun(() -> listener.accept(late()));
  }

  private List<String> late() {
    return runs.entrySet().stream()
        .filter(run -> !run.getValue().join())
        .map(Map.Entry::getKey)
        .toList();
  }
}
