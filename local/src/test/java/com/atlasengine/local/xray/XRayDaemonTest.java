package com.atlasengine.local.xray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.Await;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XRayDaemonTest {
  private static final String HEADER = "{\"format\": \"json\", \"version\": 1}\n";

  private static void send(XRayDaemon daemon, String segment) throws IOException {
    String[] address = daemon.address().split(":", -1);
    byte[] bytes = (HEADER + segment).getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              bytes,
              bytes.length,
              new InetSocketAddress(address[0], Integer.parseInt(address[1]))));
    }
  }

  @Test
  void segments_areKeptByTrace_whenFunctionsSendThem() throws IOException {
    try (XRayDaemon daemon = new XRayDaemon()) {
      send(daemon, "{\"trace_id\":\"1-a\",\"name\":\"one\"}");
      send(daemon, "{\"trace_id\":\"1-b\",\"name\":\"two\"}");
      Await.until(() -> daemon.traceIds().size() == 2);
      assertEquals("one", daemon.segments("1-a").getFirst().path("name").asText());
      assertEquals(List.of(), daemon.segments("1-c"));
    }
  }

  @Test
  void daemon_goesOn_whenADatagramIsNotASegment() throws IOException {
    try (XRayDaemon daemon = new XRayDaemon()) {
      send(daemon, "not a segment");
      send(daemon, "{\"trace_id\":\"1-a\"}");
      Await.until(() -> daemon.traceIds().size() == 1);
      assertEquals(List.of("1-a"), daemon.traceIds());
    }
  }
}
