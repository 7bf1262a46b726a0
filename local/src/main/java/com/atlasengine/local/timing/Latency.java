package com.atlasengine.local.timing;

/** Delays a stand-in's calls like the real service, by the engine's latency profile. */
public interface Latency {
  /** Answers at once: the profile {@code none}. */
  Latency NONE = dependency -> {};

  /** Waits as long as one call to the dependency takes. */
  void await(Dependency dependency) throws InterruptedException;

  /** A call whose latency a profile sets. */
  enum Dependency {
    SECRET,
    SALESFORCE_TOKEN,
    SALESFORCE_CALL,
    SALESFORCE_KEPT_CALL,
    DYNAMODB_READ,
    DYNAMODB_KEPT_READ,
    DYNAMODB_WRITE,
    BEDROCK_FAST_FIRST_TOKEN,
    BEDROCK_FAST_TOTAL,
    BEDROCK_STRONG_FIRST_TOKEN,
    BEDROCK_STRONG_TOTAL,
    CONNECT_DIAL,
    STATE_TRANSITION
  }
}
