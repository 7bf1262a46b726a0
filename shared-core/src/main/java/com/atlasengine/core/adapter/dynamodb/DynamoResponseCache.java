package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;
import static com.atlasengine.core.adapter.dynamodb.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlasengine.core.adapter.dynamodb.Table.Write;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Answers in the table that {@code RESPONSE_CACHE_TABLE} names: {@code SK=LATEST} the answer,
 * {@code SK=LEASE} who may refresh it. {@code Intent} and {@code GeneratedAt} are an index's keys.
 */
public final class DynamoResponseCache implements ResponseCache {
  private static final String RESPONSE = "Response";
  private static final String GENERATED_AT = "GeneratedAt";
  private static final String INTENT = "Intent";
  private static final String QUESTION = "Question";
  private static final String ASKED_AT = "AskedAt";

  /** By intent and time; it holds whole items. */
  private static final String INTENT_INDEX = "Intent-GeneratedAt-index";

  /** ISO-8601 in one length, so that the index sorts by time. */
  private static final DateTimeFormatter MICROSECOND_TIME =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private final Table table;
  private final Clock clock;

  public DynamoResponseCache(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<CachedReply> find(ReplyKey key, Deadline deadline) {
    Map<String, AttributeValue> item =
        table.get(r -> r.key(Attributes.key(key.partitionKey(), "LATEST")), deadline);
    return read(item).filter(reply -> !reply.isExpired(clock.instant()));
  }

  /** An unreadable item counts as no reply. */
  private static Optional<CachedReply> read(Map<String, AttributeValue> item) {
    return text(item, RESPONSE)
        .filter(response -> !response.isBlank())
        .flatMap(
            response -> generatedAt(item).map(generated -> new CachedReply(response, generated)));
  }

  private static Optional<Instant> generatedAt(Map<String, AttributeValue> item) {
    try {
      return text(item, GENERATED_AT).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void store(ReplyKey key, CachedReply reply, Deadline deadline) {
    table.put(r -> r.item(toItem(key, reply)), deadline);
  }

  @Override
  public void store(ReplyKey key, CachedReply reply, Demand demand, Deadline deadline) {
    Map<String, AttributeValue> item = toItem(key, reply);
    item.put(QUESTION, text(Json.writeString(demand.question())));
    item.put(ASKED_AT, text(MICROSECOND_TIME.format(demand.askedAt())));
    table.put(r -> r.item(item), deadline);
  }

  private static Map<String, AttributeValue> toItem(ReplyKey key, CachedReply reply) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key(key.partitionKey(), "LATEST"));
    item.put(RESPONSE, text(reply.text()));
    item.put(GENERATED_AT, text(MICROSECOND_TIME.format(reply.generatedAt())));
    item.put(INTENT, text(key.intent()));
    item.put(Attributes.EXPIRES_AT, Attributes.expiresAt(reply.generatedAt(), RETENTION));
    return item;
  }

  /**
   * A reply that was asked for in the last hour was also written in the last hour, so the query
   * starts there.
   */
  @Override
  public List<DueReply> findDue(String intent, int limit, Deadline deadline) {
    Instant now = clock.instant();
    Consumer<QueryRequest.Builder> query =
        r ->
            r.indexName(INTENT_INDEX)
                .keyConditionExpression("Intent = :intent AND GeneratedAt BETWEEN :since AND :due")
                .filterExpression("AskedAt >= :since")
                .expressionAttributeValues(
                    Map.of(
                        ":intent", text(intent),
                        ":since", text(MICROSECOND_TIME.format(now.minus(COMMON_TIME))),
                        ":due",
                            text(
                                MICROSECOND_TIME.format(
                                    now.minus(FRESH_TIME).plus(REFRESH_AHEAD_TIME)))));
    return table.query(query, deadline).stream()
        .flatMap(item -> due(item).stream())
        .limit(limit)
        .toList();
  }

  /** Skips items that cannot be read, and questions that are not shared; they become stale. */
  private static Optional<DueReply> due(Map<String, AttributeValue> item) {
    try {
      SharedQuestion question =
          Json.read(textOrEmpty(item, QUESTION).getBytes(UTF_8), SharedQuestion.class);
      Demand demand = new Demand(question, Instant.parse(textOrEmpty(item, ASKED_AT)));
      return ReplyKey.ofPartitionKey(textOrEmpty(item, Attributes.PK))
          .map(key -> new DueReply(key, demand));
    } catch (PermanentFailure | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String textOrEmpty(Map<String, AttributeValue> item, String name) {
    return text(item, name).orElse("");
  }

  @Override
  public boolean tryLease(ReplyKey key, Duration hold, Deadline deadline) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item =
        Map.of(
            Attributes.PK, text(key.partitionKey()),
            Attributes.SK, text("LEASE"),
            Attributes.HELD_UNTIL, Attributes.heldUntil(now, hold),
            Attributes.EXPIRES_AT, Attributes.expiresAt(now, hold));
    return table.put(
            r ->
                r.item(item)
                    .conditionExpression("attribute_not_exists(PK) OR HeldUntil <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))),
            deadline)
        instanceof Write.Done;
  }
}
