package com.atlasengine.core.model;

/** How the visitor talks with the bot. */
public enum Channel {
  /** Typed, on the web page. */
  CHAT,
  /** Spoken, in the call that the engine placed. */
  PHONE
}
