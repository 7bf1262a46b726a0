package com.atlasengine.local.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/** Passes bytes on in small pieces, with a pause after each. */
final class SlowOutput extends OutputStream {
  /** Shorter than the time that any client waits for the next byte. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final OutputStream out;
  private final int pieceBytes;

  /** A stream in front of another, which takes about this duration for so many bytes. */
  SlowOutput(OutputStream out, int length, Duration duration) {
    this.out = out;
    long pieces = Math.max(1, duration.dividedBy(PAUSE));
    this.pieceBytes = (int) Math.max(1, length / pieces);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int at = 0; at < length; at += pieceBytes) {
      out.write(bytes, from + at, Math.min(pieceBytes, length - at));
      out.flush();
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the engine is stopping");
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
