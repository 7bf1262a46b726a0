package com.atlasengine.local.http;

import java.io.IOException;
import java.io.OutputStream;

/** Passes the first bytes on and no others. */
final class CutOutput extends OutputStream {
  private final OutputStream out;
  private final End end;
  private int left;

  /**
   * A stream in front of another.
   *
   * @param bytes how many bytes it passes on
   * @param end what happens when there is more
   */
  CutOutput(OutputStream out, int bytes, End end) {
    this.out = out;
    this.left = bytes;
    this.end = end;
  }

  /** What happens after the last byte that is passed on. */
  @FunctionalInterface
  interface End {
    void happen() throws IOException;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int passed = Math.min(length, left);
    out.write(bytes, from, passed);
    left -= passed;
    if (passed < length) {
      out.flush();
      end.happen();
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
