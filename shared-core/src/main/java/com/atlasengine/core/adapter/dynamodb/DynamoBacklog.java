package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pending work beside the interactions, in the same table: {@code PK=PENDING}, {@code
 * SK=<kind>#<id>}, the work itself as JSON in {@code Work}, why it is pending in {@code Reason}.
 * There is little of it at any time (the calls of a day at most), so one partition and a sort in
 * memory are enough.
 */
public final class DynamoBacklog implements Backlog {
  private static final String PENDING = "PENDING";

  /** When it was added or last tried. */
  private static final String WAITS_SINCE = "WaitsSince";

  private static final String PHONE = "Phone";
  private static final String WORK = "Work";
  private static final String REASON = "Reason";

  private final Table table;
  private final SetAside setAside;
  private final Clock clock;

  public DynamoBacklog(Table table, Clock clock) {
    this.table = table;
    this.setAside = new SetAside(table);
    this.clock = clock;
  }

  @Override
  public void add(PendingWork work, String reason, Deadline deadline) {
    Map<String, AttributeValue> item =
        Map.of(
            Attributes.PK,
            text(PENDING),
            Attributes.SK,
            text(sortKey(work)),
            WAITS_SINCE,
            Attributes.number(clock.millis()),
            PHONE,
            text(phone(work).e164()),
            REASON,
            text(reason),
            WORK,
            text(Json.writeString(work)));
    table.put(r -> r.item(item).conditionExpression("attribute_not_exists(PK)"), deadline);
  }

  @Override
  public List<PendingWork> listOldest(int limit, Deadline deadline) {
    return table.query(DynamoBacklog::selectPending, deadline).stream()
        .sorted(Comparator.comparingLong(item -> Attributes.number(item, WAITS_SINCE)))
        .flatMap(item -> read(item).stream())
        .limit(limit)
        .toList();
  }

  @Override
  public void moveToEnd(PendingWork work, String reason, Deadline deadline) {
    table.update(
        r ->
            r.key(Attributes.key(PENDING, sortKey(work)))
                .updateExpression("SET WaitsSince = :now, Reason = :reason")
                .conditionExpression("attribute_exists(PK)")
                .expressionAttributeValues(
                    Map.of(":now", Attributes.number(clock.millis()), ":reason", text(reason))),
        deadline);
  }

  @Override
  public int setAsideUnreadable(Deadline deadline) {
    return setAside.moveFrom(
        table.query(DynamoBacklog::selectPending, deadline).stream()
            .filter(item -> read(item).isEmpty())
            .toList(),
        deadline);
  }

  @Override
  public void forgetSetAside(PhoneNumber phone, String word, Deadline deadline) {
    setAside.forget(phone, word, deadline);
  }

  @Override
  public void remove(PendingWork work, Deadline deadline) {
    delete(sortKey(work), deadline);
  }

  @Override
  public List<PendingWork> listByNumber(PhoneNumber phone, Deadline deadline) {
    return table
        .query(
            r ->
                selectPending(r)
                    .filterExpression("Phone = :phone")
                    .expressionAttributeValues(
                        Map.of(":pk", text(PENDING), ":phone", text(phone.e164()))),
            deadline)
        .stream()
        .flatMap(item -> read(item).stream())
        .toList();
  }

  private static QueryRequest.Builder selectPending(QueryRequest.Builder request) {
    return SetAside.select(request, PENDING);
  }

  private void delete(String sortKey, Deadline deadline) {
    table.delete(r -> r.key(Attributes.key(PENDING, sortKey)), deadline);
  }

  /** Empty when no version that this one knows wrote it. */
  private static Optional<PendingWork> read(Map<String, AttributeValue> item) {
    byte[] work = text(item, WORK).orElse("").getBytes(StandardCharsets.UTF_8);
    String sortKey = text(item, Attributes.SK).orElse("");
    try {
      return Kind.of(sortKey)
          .<PendingWork>map(kind -> Json.read(work, kind.type))
          .filter(read -> sortKey(read).equals(sortKey));
    } catch (PermanentFailure | NullPointerException | IllegalArgumentException e) {
      return Optional.empty(); // not JSON, or a field is missing or malformed
    }
  }

  private static String sortKey(PendingWork work) {
    return Kind.of(work) + "#" + work.id();
  }

  private static PhoneNumber phone(PendingWork work) {
    return switch (work) {
      case PendingWork.Lead lead -> lead.interaction().phone();
      case PendingWork.Case callback -> callback.request().phone();
      case PendingWork.Erasure erasure -> erasure.phone();
    };
  }

  private enum Kind {
    LEAD(PendingWork.Lead.class),
    CASE(PendingWork.Case.class),
    ERASURE(PendingWork.Erasure.class);

    private final Class<? extends PendingWork> type;

    Kind(Class<? extends PendingWork> type) {
      this.type = type;
    }

    static Kind of(PendingWork work) {
      return switch (work) {
        case PendingWork.Lead lead -> LEAD;
        case PendingWork.Case callback -> CASE;
        case PendingWork.Erasure erasure -> ERASURE;
      };
    }

    static Optional<Kind> of(String sortKey) {
      return List.of(values()).stream().filter(k -> sortKey.startsWith(k + "#")).findFirst();
    }
  }
}
