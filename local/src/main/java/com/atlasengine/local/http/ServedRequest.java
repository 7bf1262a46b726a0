package com.atlasengine.local.http;

/**
 * One request that the engine's port served.
 *
 * @param service the name in the signature, such as {@code dynamodb}; {@code salesforce} for a
 *     request without one
 * @param accessKey the access key that signed it; empty for a request without a signature
 * @param operation what was asked for: {@code X-Amz-Target} after its last dot, or the method and
 *     the path
 * @param traceHeader the X-Ray trace header it carried; empty when it carried none
 * @param errorType the type of the error it was answered with; empty when it was not
 * @param startNanos when it arrived, by {@link System#nanoTime()}
 * @param endNanos when it was answered
 */
public record ServedRequest(
    String service,
    String accessKey,
    String operation,
    String traceHeader,
    String errorType,
    long startNanos,
    long endNanos) {}
