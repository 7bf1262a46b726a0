package com.atlasengine.core.model;

import java.util.Optional;

/**
 * Where an answer is cached: {@code PK=RESPONSE#<intent>#<hash>}, {@code SK=LATEST}.
 *
 * @param intent the intent it answers, for analytics
 * @param hash hex SHA-256 of everything that determines the reply
 */
public record ReplyKey(String intent, String hash) {
  private static final String PARTITION_PREFIX = "RESPONSE#";

  /** Parses an item's partition key; empty when it is not a reply's. */
  public static Optional<ReplyKey> ofPartitionKey(String partitionKey) {
    int end = partitionKey.lastIndexOf('#');
    return partitionKey.startsWith(PARTITION_PREFIX) && end > PARTITION_PREFIX.length()
        ? Optional.of(
            new ReplyKey(
                partitionKey.substring(PARTITION_PREFIX.length(), end),
                partitionKey.substring(end + 1)))
        : Optional.empty();
  }

  /** The item's {@code PK}. */
  public String partitionKey() {
    return PARTITION_PREFIX + intent + "#" + hash;
  }
}
