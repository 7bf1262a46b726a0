package com.atlasengine.core.lambda;

import com.atlasengine.core.time.Deadline;

/**
 * One run of a function, as a use case sees it.
 *
 * @param requestId AWS's id of the invocation, the same on a retry of an asynchronous one
 * @param deadline Lambda's timeout minus the time to write the response
 */
public record Invocation(String requestId, Deadline deadline) {}
