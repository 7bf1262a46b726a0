package com.atlasengine.local.http;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/** What happens to a response on its way to the client. */
sealed interface ResponseDamage {
  /** What a stream counts as when nobody knows how long it will be. */
  int ASSUMED_STREAM_BYTES = 512;

  /** The bytes that the client gets in place of a body; as many as it is told. */
  default byte[] damage(byte[] body) {
    return body;
  }

  /** A stream to the client in place of another, for a body of this length. */
  OutputStream wrap(OutputStream out, int length);

  /** Arrives as it is. */
  record None() implements ResponseDamage {
    @Override
    public OutputStream wrap(OutputStream out, int length) {
      return out;
    }
  }

  /** Its first half arrives, as if it were all. */
  record Half() implements ResponseDamage {
    @Override
    public byte[] damage(byte[] body) {
      return Arrays.copyOf(body, body.length / 2);
    }

    @Override
    public OutputStream wrap(OutputStream out, int length) {
      return new CutOutput(out, ASSUMED_STREAM_BYTES / 2, () -> {});
    }
  }

  /**
   * Its first half arrives, and then the connection ends.
   *
   * @param end ends it, and throws
   */
  record Cut(CutOutput.End end) implements ResponseDamage {
    @Override
    public OutputStream wrap(OutputStream out, int length) {
      return new CutOutput(out, length / 2, end);
    }
  }

  /**
   * It arrives in small pieces.
   *
   * @param duration how long all of it takes
   */
  record Slow(Duration duration) implements ResponseDamage {
    @Override
    public OutputStream wrap(OutputStream out, int length) {
      return new SlowOutput(out, length, duration);
    }
  }
}
