package com.atlasengine.bench.script;

/** Where a conversation takes place. */
public enum Channel {
  CHAT,
  PHONE
}
