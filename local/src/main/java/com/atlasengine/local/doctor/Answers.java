package com.atlasengine.local.doctor;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What several checks need: it is asked for once, so that no service throttles the doctor. */
final class Answers {
  private final Map<String, FutureTask<?>> asked = new ConcurrentHashMap<>();

  /**
   * The answer to a question, or its failure.
   *
   * @param key what is asked; the same for all who ask it
   */
  <T> T get(Class<T> type, String key, Callable<T> question) throws Exception {
    FutureTask<T> task = new FutureTask<>(question);
    FutureTask<?> first = asked.putIfAbsent(key, task);
    if (first == null) {
      task.run();
    }
    try {
      return type.cast((first == null ? task : first).get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
