package com.atlasengine.local.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the processes are.
 *
 * @param byProcess resident memory and threads of each process of a function, by its id
 * @param heapBytes what the engine itself holds after a collection
 * @param threads platform threads of the engine
 */
record Size(Map<Long, OfProcess> byProcess, long heapBytes, int threads) {
  private static final Pattern FIELD = Pattern.compile("(?m)^(VmRSS|Threads):\\s+(\\d+)");

  Size {
    byProcess = Map.copyOf(byProcess);
  }

  /** One process of a function. */
  record OfProcess(long residentKb, int threads) {}

  /** Measures this process and its children. */
  static Size now() {
    Map<Long, OfProcess> all = new HashMap<>();
    ProcessHandle.current().children().forEach(child -> read(child.pid(), all));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new Size(
        all, runtime.totalMemory() - runtime.freeMemory(), Thread.getAllStackTraces().size());
  }

  private static void read(long pid, Map<Long, OfProcess> all) {
    try {
      Map<String, Long> fields = new HashMap<>();
      Matcher field = FIELD.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      while (field.find()) {
        fields.put(field.group(1), Long.parseLong(field.group(2)));
      }
      Long resident = fields.get("VmRSS");
      Long threads = fields.get("Threads");
      if (resident != null && threads != null) {
        all.put(pid, new OfProcess(resident, Math.toIntExact(threads)));
      }
    } catch (IOException e) {
      // it has ended meanwhile
    }
  }

  /** The most that a process which both know has grown, in KB. */
  long growthKb(Size later) {
    return byProcess.entrySet().stream()
        .filter(each -> later.byProcess.containsKey(each.getKey()))
        .mapToLong(
            each ->
                later.byProcess.getOrDefault(each.getKey(), each.getValue()).residentKb()
                    - each.getValue().residentKb())
        .max()
        .orElse(0);
  }

  /** The most threads that a process which both know has more. */
  int moreThreads(Size later) {
    return byProcess.entrySet().stream()
        .mapToInt(
            each ->
                later.byProcess.getOrDefault(each.getKey(), each.getValue()).threads()
                    - each.getValue().threads())
        .max()
        .orElse(0);
  }
}
