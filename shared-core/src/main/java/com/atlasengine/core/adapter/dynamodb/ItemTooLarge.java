package com.atlasengine.core.adapter.dynamodb;

/** DynamoDB refuses a write because the item would be larger than 400 KB. */
final class ItemTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  ItemTooLarge() {
    super("The item is too large");
  }
}
