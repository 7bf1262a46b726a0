package com.atlasengine.core.model;

import java.util.Optional;

/**
 * Where an answer is cached: {@code PK=RESPONSE#<intent>#<hash>}, {@code SK=LATEST}.
 *
 * @param intent the intent it answers, for analytics
 * @param hash hex SHA-256 over all that makes the answer what it is
 */
public record ReplyKey(String intent, String hash) {
  private static final String PARTITION_PREFIX = "RESPONSE#";

  /** The key of an item, empty when it is no answer's. */
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
