package com.atlasengine.invokecall.adapter;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a marked request to {@code /ping}. It uses the real endpoint, signature and connection, but
 * reaches no operation and uses no quota (two calls a second for the whole account).
 */
final class PingInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> PING_MARK =
      new ExecutionAttribute<>("AtlasPing");

  /** Marks a request. */
  static AwsRequestOverrideConfiguration mark(AwsRequestOverrideConfiguration limit) {
    return limit.toBuilder().putExecutionAttribute(PING_MARK, true).build();
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return isMarked(attributes)
        ? context.httpRequest().copy(r -> r.encodedPath("/ping"))
        : context.httpRequest();
  }

  private static boolean isMarked(ExecutionAttributes attributes) {
    return Boolean.TRUE.equals(attributes.getAttribute(PING_MARK));
  }
}
