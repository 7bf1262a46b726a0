package com.atlasengine.core.adapter.aws;

import java.util.concurrent.CountDownLatch;

/** Waiting, where nobody interrupts. */
public final class Latches {
  private Latches() {}

  /** Waits for the latch. */
  public static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
