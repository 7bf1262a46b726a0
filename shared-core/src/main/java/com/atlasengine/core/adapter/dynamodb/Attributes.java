package com.atlasengine.core.adapter.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and shapes of attributes that more than one store uses. */
final class Attributes {
  static final String PK = "PK";
  static final String SK = "SK";

  /** DynamoDB deletes an item some time after this, in epoch seconds. */
  static final String EXPIRES_AT = "ExpiresAt";

  /** The exact end of validity, in epoch milliseconds. */
  static final String HELD_UNTIL = "HeldUntil";

  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }

  static Map<String, AttributeValue> key(String partitionKey, String sortKey) {
    return Map.of(PK, text(partitionKey), SK, text(sortKey));
  }

  /** A text attribute; empty when it is missing or of another type. */
  static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  /** A number attribute; 0 when it is missing or of another type. */
  static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  /** The end of a hold in milliseconds. */
  static AttributeValue heldUntil(Instant now, Duration hold) {
    return number(now.plus(hold).toEpochMilli());
  }

  /** The first whole second that is not before the end of a hold. */
  static AttributeValue expiresAt(Instant now, Duration hold) {
    return number(Math.ceilDiv(now.plus(hold).toEpochMilli(), 1_000L));
  }
}
