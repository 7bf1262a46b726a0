package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;
import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Late answers in the table that {@code RESPONSE_CACHE_TABLE} names, {@code PK=LATE#<session>},
 * {@code SK=<turn>}. Taking a reply deletes it, so only one caller gets it.
 */
public final class DynamoLateReplies implements LateReplies {
  private static final String RESPONSE = "Response";

  private final Table table;
  private final Clock clock;

  public DynamoLateReplies(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void store(LateTurn turn, String text, Deadline deadline) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item =
        Map.of(
            Attributes.PK,
            text(partitionKey(turn.session())),
            Attributes.SK,
            text(turn.turn()),
            RESPONSE,
            text(text),
            Attributes.HELD_UNTIL,
            Attributes.heldUntil(now, RETENTION),
            Attributes.EXPIRES_AT,
            Attributes.expiresAt(now, RETENTION));
    table.put(r -> r.item(item), deadline);
  }

  @Override
  public Optional<String> take(LateTurn turn, Deadline deadline) {
    Map<String, AttributeValue> taken =
        table
            .delete(
                r ->
                    r.key(Attributes.key(partitionKey(turn.session()), turn.turn()))
                        .returnValues(ReturnValue.ALL_OLD),
                deadline)
            .attributes();
    boolean inTime = number(taken, Attributes.HELD_UNTIL) > clock.instant().toEpochMilli();
    return inTime ? text(taken, RESPONSE).filter(answer -> !answer.isBlank()) : Optional.empty();
  }

  @Override
  public void forget(String session, Deadline deadline) {
    Map<String, AttributeValue> values = Map.of(":pk", text(partitionKey(session)));
    table
        .query(
            r ->
                r.keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(values)
                    .consistentRead(true),
            deadline)
        .stream()
        .flatMap(item -> text(item, Attributes.SK).stream())
        .forEach(
            turn ->
                table.delete(r -> r.key(Attributes.key(partitionKey(session), turn)), deadline));
  }

  private static String partitionKey(String session) {
    return "LATE#" + session;
  }
}
