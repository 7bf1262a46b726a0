package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Transactions on items that many write at once. */
final class Transactions {
  /** The longest pause before the second try; it grows with each try. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final int MAX_ATTEMPTS = 20;

  /** Environments that are restored from one snapshot must not wait for the same time. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private Transactions() {}

  /**
   * Writes all or nothing. Tries again when another transaction is writing one of the items.
   *
   * @return why nothing is written, one reason for each item, and a condition is among them; empty
   *     when all are written
   * @throws TransientFailure when others keep writing, too
   */
  static List<CancellationReason> write(
      Table table, List<TransactWriteItem> writes, Deadline deadline) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      List<CancellationReason> reasons = table.writeAll(writes, deadline);
      if (reasons.isEmpty() || reasons.stream().anyMatch(Transactions::isRefusal)) {
        return reasons;
      }
      long most = Math.min(PAUSE.toNanos() * attempt, deadline.remaining().toNanos());
      LockSupport.parkNanos(RANDOM.nextLong(Math.max(1, most)));
    }
    throw new TransientFailure("DynamoDB: others keep writing the same items");
  }

  /** Whether the item's condition is false. */
  static boolean isRefusal(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }
}
