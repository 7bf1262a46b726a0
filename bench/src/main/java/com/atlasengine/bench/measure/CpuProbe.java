package com.atlasengine.bench.measure;

import com.atlasengine.local.timing.Distribution;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches whether the machine has a core free: measurements without a free core say nothing about
 * our code.
 */
public final class CpuProbe implements AutoCloseable {
  static final int SAMPLE_INTERVAL_MS = 5;
  static final int STALL_MS = 10;

  /** Load is looked at every so many wake-ups: four times a second. */
  private static final int LOAD_INTERVAL_SAMPLES = 250 / SAMPLE_INTERVAL_MS;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Distribution delays = new Distribution();
  private final List<CpuLoad.Stall> stalls = new ArrayList<>();
  private final List<Double> loads = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("cpu probe").unstarted(this::run);
  private volatile boolean running = true;

  private CpuProbe() {}

  /** Starts watching. */
  public static CpuProbe start() {
    CpuProbe probe = new CpuProbe();
    double unused = probe.system.getCpuLoad(); // the first one covers the time before
    probe.thread.start();
    return probe;
  }

  private void run() {
    for (int i = 1; running; i++) {
      long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SAMPLE_INTERVAL_MS);
      LockSupport.parkNanos(due - System.nanoTime());
      recordWakeUp(due, System.nanoTime());
      if (i % LOAD_INTERVAL_SAMPLES == 0) {
        loads.add(system.getCpuLoad());
      }
    }
  }

  private void recordWakeUp(long due, long woken) {
    delays.add(Math.max(0, woken - due));
    if (woken - due > TimeUnit.MILLISECONDS.toNanos(STALL_MS)) {
      stalls.add(new CpuLoad.Stall(due, woken));
    }
  }

  /** Stops watching and returns the load. */
  public CpuLoad stop() throws InterruptedException {
    close();
    thread.join();
    return new CpuLoad(
        loads.stream().mapToDouble(l -> l).average().orElse(0),
        loads.stream().mapToDouble(l -> l).max().orElse(0),
        delays,
        stalls);
  }

  @Override
  public void close() {
    running = false;
  }
}
