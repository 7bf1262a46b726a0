package com.atlasengine.priming;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.atlasengine.core.config.Env;
import java.util.UUID;

/**
 * What Lambda would say about a rehearsed invocation.
 *
 * @param functionName the function
 * @param awsRequestId a new one each time
 */
record RehearsalContext(String functionName, String awsRequestId) implements Context {
  /**
   * The longest that a function has: the first round loads classes, on a busy machine for seconds.
   */
  private static final int REMAINING_MILLIS = 30_000;

  /** The next invocation. */
  static RehearsalContext next(Env env) {
    return new RehearsalContext(
        env.text("AWS_LAMBDA_FUNCTION_NAME", "function"), UUID.randomUUID().toString());
  }

  @Override
  public String getAwsRequestId() {
    return awsRequestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + functionName;
  }

  @Override
  public String getLogStreamName() {
    return "primer";
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-west-2:000000000000:function:" + functionName + ":live";
  }

  @Override
  @SuppressWarnings("NullAway") // Lambda's own answer where no mobile SDK called
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // Lambda's own answer where no mobile SDK called
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return REMAINING_MILLIS;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new IllegalStateException("the functions log by slf4j");
  }
}
