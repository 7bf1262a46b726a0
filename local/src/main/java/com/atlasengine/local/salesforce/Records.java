package com.atlasengine.local.salesforce;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The org's records, deleted ones included: the org answers that they are deleted. */
final class Records {
  /** The one user of the org, owner and author of everything. */
  static final String USER_ID = RecordId.of("005", 1);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Long> created = new HashMap<>();
  private final Clock clock;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final References references = new References(rows);
  private volatile Consumer<Row> watcher = row -> {};

  Records(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a record.
   *
   * @return its id
   * @throws SalesforceError {@code REQUIRED_FIELD_MISSING}, {@code DUPLICATE_VALUE}, or a code of a
   *     record it refers to that is not there or not open
   */
  String create(SObject type, Map<String, Optional<Object>> changes) {
    return runLocked(lock.writeLock(), () -> insert(type, changes));
  }

  /**
   * Changes a record.
   *
   * @throws SalesforceError {@code REQUIRED_FIELD_MISSING}, {@code DUPLICATE_VALUE}, {@code
   *     ENTITY_IS_DELETED}, {@code NOT_FOUND} or {@code CANNOT_UPDATE_CONVERTED_LEAD}
   */
  void update(SObject type, String id, Map<String, Optional<Object>> changes) {
    runLocked(
        lock.writeLock(),
        () -> {
          Row before = get(type, id);
          References.requireUnconverted(before, "cannot update converted lead");
          return store(type, id, applyChanges(new HashMap<>(before.values()), changes));
        });
  }

  /**
   * Marks a record as deleted.
   *
   * @throws SalesforceError {@code ENTITY_IS_DELETED} or {@code NOT_FOUND}
   */
  void delete(SObject type, String id) {
    runLocked(
        lock.writeLock(),
        () -> {
          Map<String, Object> values = new HashMap<>(get(type, id).values());
          values.put("IsDeleted", true);
          values.put("SystemModstamp", now());
          return put(id, new Row(type, values));
        });
  }

  /**
   * The record of this kind with this id.
   *
   * @throws SalesforceError {@code ENTITY_IS_DELETED} or {@code NOT_FOUND}
   */
  Row get(SObject type, String id) {
    Row row = runLocked(lock.readLock(), () -> Optional.ofNullable(rows.get(id))).orElse(null);
    if (row == null || !row.type().equals(type)) {
      throw SalesforceError.notFound();
    }
    if (row.isDeleted()) {
      throw new SalesforceError(404, "ENTITY_IS_DELETED", "entity is deleted");
    }
    return row;
  }

  /** The records of this kind in the order of their creation, deleted ones included. */
  List<Row> select(SObject type, Predicate<Row> filter) {
    return runLocked(
        lock.readLock(),
        () ->
            rows.values().stream().filter(row -> row.type().equals(type)).filter(filter).toList());
  }

  /** The id of the record with this value in an external id, unless it is deleted. */
  Optional<String> findByKey(SObject type, Field key, String value) {
    return select(type, row -> !row.isDeleted() && hasKey(row, key, value)).stream()
        .map(Row::id)
        .findFirst();
  }

  /** Runs this while nobody else reads or changes records. */
  <T> T runExclusively(Supplier<T> work) {
    return runLocked(lock.writeLock(), work);
  }

  private String insert(SObject type, Map<String, Optional<Object>> changes) {
    long number = created.merge(type.keyPrefix(), 1L, Long::sum);
    String id = RecordId.of(type.keyPrefix(), number);
    Map<String, Object> values = new HashMap<>();
    values.put("Id", id);
    values.put("IsDeleted", false);
    values.put("OwnerId", USER_ID);
    values.put("CreatedById", USER_ID);
    values.put("CreatedDate", now());
    if (type.field("CaseNumber").isPresent()) {
      values.put("CaseNumber", String.format("%08d", 1000 + number));
    }
    return store(type, id, applyChanges(values, changes));
  }

  private String store(SObject type, String id, Map<String, Object> values) {
    Instant now = now();
    values.put("LastModifiedById", USER_ID);
    values.put("LastModifiedDate", now);
    values.put("SystemModstamp", now);
    Row row = new Row(type, type.derive().apply(values));
    requireComplete(row);
    requireUnique(row);
    references.require(row);
    return put(id, row);
  }

  private String put(String id, Row row) {
    rows.put(id, row);
    watcher.accept(row);
    return id;
  }

  /** Calls the watcher with each record that is written or deleted. */
  void watch(Consumer<Row> newWatcher) {
    watcher = newWatcher;
  }

  private static Map<String, Object> applyChanges(
      Map<String, Object> values, Map<String, Optional<Object>> changes) {
    changes.forEach(
        (name, value) -> {
          if (value.isPresent()) {
            values.put(name, value.get());
          } else {
            values.remove(name);
          }
        });
    return values;
  }

  private static void requireComplete(Row row) {
    List<String> missing = new ArrayList<>();
    for (Field field : row.type().fields().values()) {
      if (field.rule() == Field.Rule.REQUIRED && row.value(field).isEmpty()) {
        missing.add(field.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new SalesforceError(
          400, "REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing);
    }
  }

  private void requireUnique(Row row) {
    for (Field field : row.type().fields().values()) {
      if (field.rule() == Field.Rule.EXTERNAL_ID) {
        row.value(field)
            .flatMap(key -> findByKey(row.type(), field, key.toString()))
            .filter(other -> !other.equals(row.id()))
            .ifPresent(other -> refuseDuplicate(field, other));
      }
    }
  }

  private static void refuseDuplicate(Field field, String other) {
    throw new SalesforceError(
        400,
        "DUPLICATE_VALUE",
        "duplicate value found: " + field.name() + " duplicates value on record with id: " + other,
        List.of(field.name()));
  }

  private static boolean hasKey(Row row, Field key, String value) {
    return row.value(key).map(Object::toString).filter(value::equalsIgnoreCase).isPresent();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static <T> T runLocked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
