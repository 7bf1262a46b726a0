package com.atlasengine.local.xray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the functions' X-Ray segments over UDP and keeps the newest traces. */
public final class XRayDaemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(XRayDaemon.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_TRACES = 1000;
  private static final int MAX_DATAGRAM_BYTES = 64 * 1024;

  private final DatagramSocket socket;
  private volatile Consumer<JsonNode> watcher = segment -> {};
  private final Map<String, List<JsonNode>> traces =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<JsonNode>> eldest) {
          return size() > MAX_TRACES;
        }
      };

  public XRayDaemon() throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("x-ray").start(this::receive);
  }

  /** Calls the watcher with each segment that arrives. */
  public void watch(Consumer<JsonNode> newWatcher) {
    watcher = newWatcher;
  }

  /** The daemon's address as the X-Ray SDK takes it. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** The segments of a trace in the order they arrived; empty when it is not known. */
  public List<JsonNode> segments(String traceId) {
    synchronized (traces) {
      return List.copyOf(traces.getOrDefault(traceId, List.of()));
    }
  }

  /** The ids of the kept traces, oldest first. */
  List<String> traceIds() {
    synchronized (traces) {
      return List.copyOf(traces.keySet());
    }
  }

  private void receive() {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM_BYTES], MAX_DATAGRAM_BYTES);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MAX_DATAGRAM_BYTES);
        socket.receive(packet);
        storeSegment(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        LOG.debug("a segment was not received", e);
      }
    }
  }

  /** A datagram is a header line and a segment. */
  private void storeSegment(String datagram) throws JsonProcessingException {
    JsonNode segment = JSON.readTree(datagram.substring(datagram.indexOf('\n') + 1));
    synchronized (traces) {
      traces
          .computeIfAbsent(segment.path("trace_id").asText(), id -> new ArrayList<>())
          .add(segment);
    }
    watcher.accept(segment);
  }

  @Override
  public void close() {
    socket.close();
  }
}
