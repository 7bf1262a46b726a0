package com.atlasengine.core.telemetry;

import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Every metric the functions emit, in the namespace {@code AtlasEngine/Performance}. */
public enum Metric {
  /** One call of the model, first byte sent to last byte read. */
  BEDROCK_LATENCY("BedrockLatency", MetricUnit.MILLISECONDS),
  /** From the request to the first text of a streamed answer. */
  BEDROCK_FIRST_TOKEN("BedrockFirstToken", MetricUnit.MILLISECONDS),
  /** The model or the account's quota refused the call. */
  BEDROCK_THROTTLED("BedrockThrottled", MetricUnit.COUNT),
  /** One call of Salesforce, token calls included. */
  SALESFORCE_LATENCY("SalesforceLatency", MetricUnit.MILLISECONDS),
  /** How much of the org's daily API calls is used, in percent, from {@code Sforce-Limit-Info}. */
  SALESFORCE_LIMIT_USED("SalesforceLimitUsed", MetricUnit.PERCENT),
  /** One invocation, as the function sees it. */
  TOTAL_RESPONSE_TIME("TotalResponseTime", MetricUnit.MILLISECONDS),
  /** 1 when the reply came from the cache, 0 when the cache had none. */
  RESPONSE_CACHE_HIT("ResponseCacheHit", MetricUnit.COUNT),
  /** The model had not finished at the turn's deadline. */
  DEADLINE_MISSED("DeadlineMissed", MetricUnit.COUNT),
  /** The reply was a fixed text, because no better reply was ready in time. */
  STATIC_REPLY("StaticReply", MetricUnit.COUNT),
  /** The reply was cut to the sentences that had arrived by the deadline. */
  PARTIAL_REPLY("PartialReply", MetricUnit.COUNT),
  /** A question had no answer in what the bot knows, and a callback was offered. */
  UNANSWERED_QUESTION("UnansweredQuestion", MetricUnit.COUNT),
  /** Tokens of the prompt. */
  INPUT_TOKENS("InputTokens", MetricUnit.COUNT),
  /** Tokens of the answer. */
  OUTPUT_TOKENS("OutputTokens", MetricUnit.COUNT),
  /** The first invocation of an execution environment. */
  COLD_START("ColdStart", MetricUnit.COUNT),
  /** From the moment a restored process goes on to its first invocation. */
  RESTORE_DURATION("RestoreDuration", MetricUnit.MILLISECONDS),
  /** A call was placed. */
  CALL_PLACED("CallPlaced", MetricUnit.COUNT),
  /** A call was not placed, on purpose. */
  CALL_DECLINED("CallDeclined", MetricUnit.COUNT),
  /** A call was tried for as long as a visitor waits, and a person is to call instead. */
  CALL_NOT_PLACED("CallNotPlaced", MetricUnit.COUNT),
  /** Connect says that what the stack is set up with is missing or not allowed. */
  CALL_SETUP_FAULT("CallSetupFault", MetricUnit.COUNT),
  /** How much of the day's tokens is used, in percent. */
  MODEL_BUDGET_USED("ModelBudgetUsed", MetricUnit.PERCENT),
  /** The day's tokens are spent, and the model was not asked. */
  MODEL_BUDGET_SPENT("ModelBudgetSpent", MetricUnit.COUNT),
  /** A session has asked the model as often as it may, and the model was not asked. */
  SESSION_TURNS_SPENT("SessionTurnsSpent", MetricUnit.COUNT),
  /** A budget of calls is spent, and a call was not promised or not placed. */
  DIAL_BUDGET_SPENT("DialBudgetSpent", MetricUnit.COUNT),
  /** Work that Salesforce could not take yet, after a retry of all of it. */
  PENDING_WORK("PendingWork", MetricUnit.COUNT),
  /** Pending work that cannot be read and is set aside, after a retry of all the other. */
  PENDING_WORK_SET_ASIDE("PendingWorkSetAside", MetricUnit.COUNT);

  private final String metricName;
  private final MetricUnit unit;

  Metric(String metricName, MetricUnit unit) {
    this.metricName = metricName;
    this.unit = unit;
  }

  /** The name in CloudWatch. */
  public String metricName() {
    return metricName;
  }

  /** The unit in CloudWatch. */
  public MetricUnit unit() {
    return unit;
  }
}
