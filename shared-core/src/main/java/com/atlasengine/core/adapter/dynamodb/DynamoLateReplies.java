package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;
import static com.atlasengine.core.adapter.dynamodb.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.TextModel.Prompt;
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
 * {@code SK=<turn>}, and their prompts, {@code SK=PROMPT#<turn>}. Taking deletes, so only one
 * caller gets it.
 */
public final class DynamoLateReplies implements LateReplies {
  private static final String RESPONSE = "Response";
  private static final String PROMPT = "Prompt";

  private final Table table;
  private final Clock clock;

  public DynamoLateReplies(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void storePrompt(LateTurn turn, Prompt prompt, Deadline deadline) {
    store(turn, promptKey(turn), PROMPT, Json.writeString(prompt), deadline);
  }

  @Override
  public Optional<Prompt> takePrompt(LateTurn turn, Deadline deadline) {
    return take(turn, promptKey(turn), PROMPT, deadline)
        .map(json -> Json.read(json.getBytes(UTF_8), Prompt.class));
  }

  @Override
  public void store(LateTurn turn, String text, Deadline deadline) {
    store(turn, turn.turn(), RESPONSE, text, deadline);
  }

  @Override
  public Optional<String> take(LateTurn turn, Deadline deadline) {
    return take(turn, turn.turn(), RESPONSE, deadline);
  }

  private void store(LateTurn turn, String sortKey, String name, String value, Deadline deadline) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item =
        Map.of(
            Attributes.PK,
            text(partitionKey(turn.session())),
            Attributes.SK,
            text(sortKey),
            name,
            text(value),
            Attributes.HELD_UNTIL,
            Attributes.heldUntil(now, RETENTION),
            Attributes.EXPIRES_AT,
            Attributes.expiresAt(now, RETENTION));
    table.put(r -> r.item(item), deadline);
  }

  private Optional<String> take(LateTurn turn, String sortKey, String name, Deadline deadline) {
    Map<String, AttributeValue> taken =
        table
            .delete(
                r ->
                    r.key(Attributes.key(partitionKey(turn.session()), sortKey))
                        .returnValues(ReturnValue.ALL_OLD),
                deadline)
            .attributes();
    boolean inTime = number(taken, Attributes.HELD_UNTIL) > clock.instant().toEpochMilli();
    return inTime ? text(taken, name).filter(value -> !value.isBlank()) : Optional.empty();
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

  private static String promptKey(LateTurn turn) {
    return "PROMPT#" + turn.turn();
  }

  private static String partitionKey(String session) {
    return "LATE#" + session;
  }
}
