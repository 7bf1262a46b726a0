package com.atlasengine.core.reply;

/**
 * Where an answer is cached: {@code PK=RESPONSE#<intent>#<hash>}, {@code SK=LATEST}.
 *
 * @param intent the intent it answers, for analytics
 * @param hash hex SHA-256 over all that makes the answer what it is
 */
public record ReplyKey(String intent, String hash) {
  /** The item's {@code PK}. */
  public String partitionKey() {
    return "RESPONSE#" + intent + "#" + hash;
  }
}
