package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.adapter.salesforce.StubOrg;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.telemetry.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One piece of pending work that cannot be read or finished keeps no other one waiting. */
class PoisonedBacklogTest {
  private final Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @Test
  void retriesErasesAndCountsTheRest_whenAnItemCannotBeRead() {
    visitors.backlog.addUnreadable();
    visitors.org.service().respondNext(StubOrg.refuse(503, "SERVER_UNAVAILABLE"));
    visitors.engage("Ada Lovelace");
    visitors.backlog.add(
        new PendingWork.Erasure(new PhoneNumber("+12065550199"), "Hopper"), "-", Visitors.soon());

    assertEquals(2, visitors.count().path("pending").asInt());
    assertEquals(2, visitors.retry().path("done").asInt());

    assertEquals(1, visitors.leads().size());
    assertEquals(List.of(), visitors.backlog.all());
    assertEquals(1, visitors.backlog.setAsideCount());
    assertEquals(List.of(1.0), visitors.telemetry.values(Metric.PENDING_WORK_SET_ASIDE));
    assertEquals(List.of(0.0), visitors.telemetry.values(Metric.PENDING_WORK));
  }

  @Test
  void countsNone_whenAllCanBeRead() {
    visitors.retry();

    assertEquals(List.of(0.0), visitors.telemetry.values(Metric.PENDING_WORK_SET_ASIDE));
  }

  @Test
  void goesOnWithTheRest_whenAnInteractionIsADefect() {
    visitors
        .org
        .service()
        .respondNext(
            StubOrg.refuse(503, "SERVER_UNAVAILABLE"), StubOrg.refuse(503, "SERVER_UNAVAILABLE"));
    visitors.engage("Grace Hopper");
    visitors.engage("Ada Lovelace");
    PendingWork first = visitors.backlog.all().getFirst();
    visitors.interactions.faults().failNext(new IllegalArgumentException("name is too long"));

    assertEquals(1, visitors.retry().path("done").asInt());

    assertEquals(List.of(first), visitors.backlog.all());
    assertEquals("Defect: IllegalArgumentException", visitors.backlog.reason(first));
  }
}
