package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Openings in the table of interactions, claims and reservations. The items and their conditions
 * are those of the three adapters that write them one by one.
 */
public final class DynamoCallOpenings implements CallOpenings {
  private final Table table;
  private final InteractionOpener opener;
  private final DynamoClaims claims;
  private final DynamoReservations reservations;
  private final Duration retention;

  /**
   * @param clock sets when items and claims expire
   * @param retention how long an interaction is kept after it was opened
   */
  public DynamoCallOpenings(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.opener = new InteractionOpener(table, clock);
    this.claims = new DynamoClaims(table, clock);
    this.reservations = new DynamoReservations(table, clock);
    this.retention = retention;
  }

  /** Whoever changes one of the items at this moment wins; asking again would take as long. */
  @Override
  public boolean tryOpen(Visit visit, Permit permit, Deadline deadline) {
    List<TransactWriteItem> writes =
        new ArrayList<>(
            opener.putRequests(
                visit.execution(),
                visit.key(),
                InteractionItem.of(
                    visit.key(), visit.name(), visit.initialTranscript(), visit.consent()),
                retention));
    writes.add(claims.putRequest(permit.number(), permit.caller(), permit.hold()));
    return switch (permit.count()) {
      case Count.Reserved(var id, var subject) -> {
        writes.add(reservations.useRequest(id, subject, permit.caller()));
        yield table.writeAll(writes, deadline).isEmpty();
      }
      case Count.ToReserve(var reservation) -> {
        writes.addAll(reservations.reserveRequests(reservation));
        yield reservation.closedLimit().isEmpty() && table.writeAll(writes, deadline).isEmpty();
      }
    };
  }
}
