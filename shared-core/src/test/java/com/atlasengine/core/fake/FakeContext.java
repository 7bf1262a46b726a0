package com.atlasengine.core.fake;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/**
 * What Lambda says about an invocation.
 *
 * @param functionName the function
 * @param awsRequestId the invocation
 * @param remainingMillis how long it may still take
 */
public record FakeContext(String functionName, String awsRequestId, int remainingMillis)
    implements Context {
  /** The first invocation of this function, with 30 s left. */
  public FakeContext(String functionName) {
    this(functionName, "11111111-2222-3333-4444-555555555555", 30_000);
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
    return "2026/10/26/[1]0123456789abcdef";
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
    return remainingMillis;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new AssertionError("the functions log by slf4j");
  }
}
