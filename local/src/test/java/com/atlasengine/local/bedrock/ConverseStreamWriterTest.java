package com.atlasengine.local.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.timing.LatencyProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.Message;

final class ConverseStreamWriterTest {
  private final List<String> happened = new ArrayList<>();

  @Test
  void eachFrameTravelsWholeAndAtItsTime_whenAnAnswerIsWritten() throws Exception {
    LatencyProfile latency =
        LatencyProfile.byName("none", 1, duration -> happened.add("wait " + duration.toMillis()));
    LatencyProfile.Pace pace =
        new LatencyProfile.Pace(Duration.ofMillis(300), Duration.ofMillis(10));
    ModelAnswer answer =
        new ModelAnswer(List.of(), List.of("One", " two", " three", " four"), "end_turn", 5, 4);
    try (ConverseStreamWriter writer = new ConverseStreamWriter(Frames::new)) {
      writer.begin();
      new StandInModel.PacedWriter(writer, latency, pace).write(answer);
    }
    assertEquals(
        List.of(
            "messageStart {\"role\":\"assistant\"}",
            "wait 300",
            "contentBlockDelta {\"delta\":{\"text\":\"One two three\"},\"contentBlockIndex\":0}",
            "wait 10",
            "contentBlockDelta {\"delta\":{\"text\":\" four\"},\"contentBlockIndex\":0}",
            "contentBlockStop {\"contentBlockIndex\":0}",
            "messageStop {\"stopReason\":\"end_turn\"}"),
        happened);
  }

  /** Decodes every write as one frame, checksums included. */
  private final class Frames extends OutputStream {
    private boolean unflushed;

    @Override
    public void write(int b) {
      throw new AssertionError("a frame was written in pieces");
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      assertTrue(!unflushed, "the frame before was not sent");
      unflushed = true;
      Message frame = Message.decode(ByteBuffer.wrap(bytes, from, length));
      assertEquals("event", header(frame, ":message-type"));
      happened.add(
          header(frame, ":event-type")
              + " "
              + new String(frame.getPayload(), StandardCharsets.UTF_8));
    }

    private String header(Message frame, String name) {
      return Objects.requireNonNull(frame.getHeaders().get(name), name).getString();
    }

    @Override
    public void flush() {
      unflushed = false;
    }
  }
}
