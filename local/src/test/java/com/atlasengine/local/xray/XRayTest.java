package com.atlasengine.local.xray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.InvalidRequestException;
import software.amazon.awssdk.services.xray.model.Trace;
import software.amazon.awssdk.services.xray.model.TraceSummary;

class XRayTest {
  private XRayDaemon daemon;
  private XRay service;
  private SdkClients clients;
  private XRayClient xray;

  @BeforeEach
  void open() throws Exception {
    daemon = new XRayDaemon();
    service = new XRay(daemon);
    clients = new SdkClients(service);
    xray = clients.sync(XRayClient.builder());
  }

  @AfterEach
  void close() {
    xray.close();
    clients.close();
    daemon.close();
  }

  @Test
  void tracesOfATimeAreFound() {
    add("1-a", "id-a", 100);
    add("1-b", "id-b", 200);

    List<TraceSummary> found =
        xray.getTraceSummaries(
                r -> r.startTime(Instant.ofEpochSecond(150)).endTime(Instant.ofEpochSecond(250)))
            .traceSummaries();

    assertEquals(List.of("1-b"), found.stream().map(TraceSummary::id).toList());
    assertEquals(0.5, found.getFirst().duration(), 0.001);
  }

  @Test
  void traceHasLambdasSegment_andUnknownOnesAreLeftOut() {
    add("1-a", "id-a", 100);

    List<Trace> traces = xray.batchGetTraces(r -> r.traceIds("1-a", "1-c")).traces();

    assertEquals(1, traces.size());
    assertEquals("id-a", traces.getFirst().segments().getFirst().id());
    assertTrue(traces.getFirst().segments().getFirst().document().contains("\"name\":\"talk\""));
  }

  @Test
  void moreThanFiveTracesAreRefused() {
    assertThrows(
        InvalidRequestException.class,
        () -> xray.batchGetTraces(r -> r.traceIds("1", "2", "3", "4", "5", "6")));
  }

  private void add(String trace, String id, double begun) {
    service.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("trace_id", trace)
            .put("id", id)
            .put("name", "talk")
            .put("start_time", begun)
            .put("end_time", begun + 0.5));
  }
}
