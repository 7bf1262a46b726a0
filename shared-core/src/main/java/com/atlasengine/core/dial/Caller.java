package com.atlasengine.core.dial;

/** Who wants a call, as far as that is known. */
public sealed interface Caller {
  /**
   * Anybody. The client chooses the session, so a limit by session holds nobody back who wants to
   * go on; all anonymous callers share a part of the budgets.
   *
   * @param session the chat
   */
  record Anonymous(String session) implements Caller {}

  /**
   * Somebody whom the page's backend knows.
   *
   * @param visitor a digest of the backend's id
   */
  record Verified(String visitor) implements Caller {}

  /** A person who starts the workflow by hand. */
  record Operator() implements Caller {}
}
