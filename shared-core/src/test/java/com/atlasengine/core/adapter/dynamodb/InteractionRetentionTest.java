package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An interaction expires by the retention, counted from when it was opened. */
class InteractionRetentionTest {
  private final FakeClock clock = new FakeClock();
  private final Instant opened = clock.instant();
  private final String table = DynamoLocal.createTable();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @Test
  void expiresAfterAYear_whenNothingIsConfigured() {
    open(new DynamoInteractions(table(), clock));

    assertEquals(opened.plus(Duration.ofDays(365)), expiry());
  }

  @Test
  void expiresAfterTheConfiguredTime_howeverOftenItChanges() {
    Interactions interactions = new DynamoInteractions(table(), clock, Duration.ofDays(30));
    open(interactions);
    clock.advance(Duration.ofDays(3));

    interactions.attachLead(Ada.KEY, new LeadId("00Q1"), deadline);

    assertEquals(opened.plus(Duration.ofDays(30)), expiry());
  }

  private Table table() {
    return DynamoLocal.connect().interactions(table);
  }

  private void open(Interactions interactions) {
    interactions.open("execution-1", Ada.KEY, Ada.NAME, "User: hi", deadline);
  }

  private Instant expiry() {
    Map<String, AttributeValue> item =
        DynamoLocal.client()
            .getItem(
                r ->
                    r.tableName(table)
                        .key(Attributes.key(Ada.KEY.partitionKey(), Ada.KEY.sortKey())))
            .item();
    return Instant.ofEpochSecond(Attributes.number(item, Attributes.EXPIRES_AT));
  }
}
