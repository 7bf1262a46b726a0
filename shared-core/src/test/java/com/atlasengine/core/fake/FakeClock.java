package com.atlasengine.core.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class FakeClock extends Clock {
  private volatile Instant now;

  /** A clock that stands at this time. */
  public FakeClock(Instant now) {
    this.now = now;
  }

  /** A clock that stands at some whole second of 2026. */
  public FakeClock() {
    this(Instant.parse("2026-10-26T06:07:12Z"));
  }

  /** Moves it on. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
