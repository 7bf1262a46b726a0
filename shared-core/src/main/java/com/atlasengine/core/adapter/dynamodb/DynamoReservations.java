package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;
import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Reservations;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reservations beside claims and counters, in the same table. A reservation lists the counters that
 * it counted, so that it can be given back in one transaction.
 */
public final class DynamoReservations implements Reservations {
  private static final String SUBJECT = "Subject";
  private static final String COUNTERS = "Counters";
  private static final String USE = "SET UsedBy = :user";
  private static final String USABLE_CONDITION =
      "Subject = :subject AND HeldUntil > :now"
          + " AND (attribute_not_exists(UsedBy) OR UsedBy = :user)";

  private final Table table;
  private final DynamoClaims claims;
  private final Clock clock;

  public DynamoReservations(Table table, Clock clock) {
    this.table = table;
    this.claims = new DynamoClaims(table, clock);
    this.clock = clock;
  }

  @Override
  public Result reserve(Reservation reservation, Deadline deadline) {
    return reservation
        .closedLimit()
        .<Result>map(closed -> new Result.Refused(closed.counter()))
        .orElseGet(() -> write(reservation, deadline));
  }

  private Result write(Reservation reservation, Deadline deadline) {
    Instant now = clock.instant();
    List<Claims.Key> keys = new ArrayList<>(List.of(reservation.key()));
    List<TransactWriteItem> writes = new ArrayList<>(List.of(putRequest(reservation, now)));
    reservation
        .unclaimed()
        .ifPresent(
            claim -> {
              keys.add(claim);
              writes.add(checkRequest(claim, now));
            });
    reservation
        .claim()
        .ifPresent(
            claim -> {
              keys.add(claim.key());
              writes.add(claims.putRequest(claim.key(), claim.owner(), claim.hold()));
            });
    for (Limit limit : reservation.limits()) {
      keys.add(limit.counter());
      writes.add(countRequest(limit, now));
    }
    List<CancellationReason> reasons = Transactions.write(table, writes, deadline);
    return IntStream.range(0, reasons.size())
        .filter(i -> Transactions.isRefusal(reasons.get(i)))
        .mapToObj(keys::get)
        .findFirst()
        .filter(key -> !key.equals(reservation.key()))
        .<Result>map(Result.Refused::new)
        .orElseGet(Result.Reserved::new);
  }

  /** The same as part of a transaction that claims what must be unclaimed. */
  List<TransactWriteItem> reserveRequests(Reservation reservation) {
    Instant now = clock.instant();
    List<TransactWriteItem> writes = new ArrayList<>(List.of(putRequest(reservation, now)));
    reservation.limits().forEach(limit -> writes.add(countRequest(limit, now)));
    return writes;
  }

  private TransactWriteItem putRequest(Reservation reservation, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(primaryKey(reservation.key()));
    item.put(SUBJECT, text(reservation.subject()));
    item.put(
        COUNTERS,
        Attributes.texts(
            reservation.limits().stream().map(l -> l.counter().partitionKey()).toList()));
    item.put(Attributes.HELD_UNTIL, Attributes.heldUntil(now, reservation.hold()));
    item.put(Attributes.EXPIRES_AT, Attributes.expiresAt(now, reservation.hold()));
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(PK) OR HeldUntil <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))))
        .build();
  }

  private TransactWriteItem checkRequest(Claims.Key claim, Instant now) {
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(table.name())
                    .key(primaryKey(claim))
                    .conditionExpression("attribute_not_exists(PK) OR HeldUntil <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))))
        .build();
  }

  private TransactWriteItem countRequest(Limit limit, Instant now) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(primaryKey(limit.counter()))
                    .updateExpression("SET HeldUntil = :until, ExpiresAt = :expires ADD Used :one")
                    .conditionExpression("attribute_not_exists(PK) OR Used < :most")
                    .expressionAttributeValues(
                        Map.of(
                            ":until", Attributes.heldUntil(now, limit.keep()),
                            ":expires", Attributes.expiresAt(now, limit.keep()),
                            ":one", number(1),
                            ":most", number(limit.most()))))
        .build();
  }

  @Override
  public boolean use(String id, String subject, String user, Deadline deadline) {
    return table.update(
            r ->
                r.key(primaryKey(Reservation.keyOf(id)))
                    .updateExpression(USE)
                    .conditionExpression(USABLE_CONDITION)
                    .expressionAttributeValues(useValues(subject, user)),
            deadline)
        instanceof Table.Write.Done;
  }

  /** The same as part of a transaction. */
  TransactWriteItem useRequest(String id, String subject, String user) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(primaryKey(Reservation.keyOf(id)))
                    .updateExpression(USE)
                    .conditionExpression(USABLE_CONDITION)
                    .expressionAttributeValues(useValues(subject, user)))
        .build();
  }

  private Map<String, AttributeValue> useValues(String subject, String user) {
    return Map.of(":subject", text(subject), ":user", text(user), ":now", number(clock.millis()));
  }

  @Override
  public void giveBack(String id, String user, Deadline deadline) {
    Map<String, AttributeValue> key = primaryKey(Reservation.keyOf(id));
    Map<String, AttributeValue> held = table.get(r -> r.key(key).consistentRead(true), deadline);
    List<String> counters =
        Optional.ofNullable(held.get(COUNTERS)).map(AttributeValue::l).orElse(List.of()).stream()
            .map(AttributeValue::s)
            .toList();
    List<TransactWriteItem> writes = new ArrayList<>(List.of(deleteRequest(key, user)));
    counters.forEach(counter -> writes.add(uncountRequest(counter)));
    if (!held.isEmpty()) {
      List<CancellationReason> unused = Transactions.write(table, writes, deadline);
    }
  }

  private TransactWriteItem deleteRequest(Map<String, AttributeValue> key, String user) {
    return TransactWriteItem.builder()
        .delete(
            d ->
                d.tableName(table.name())
                    .key(key)
                    .conditionExpression(
                        "attribute_exists(PK) AND (attribute_not_exists(UsedBy) OR UsedBy = :user)")
                    .expressionAttributeValues(Map.of(":user", text(user))))
        .build();
  }

  /** A counter outlives every reservation that counted it, so it is there. */
  private TransactWriteItem uncountRequest(String counter) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(Attributes.key(counter, Claims.Key.SORT_KEY))
                    .updateExpression("ADD Used :less")
                    .conditionExpression("Used > :none")
                    .expressionAttributeValues(Map.of(":less", number(-1), ":none", number(0))))
        .build();
  }

  private static Map<String, AttributeValue> primaryKey(Claims.Key key) {
    return Attributes.key(key.partitionKey(), Claims.Key.SORT_KEY);
  }
}
