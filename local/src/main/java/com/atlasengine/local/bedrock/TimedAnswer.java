package com.atlasengine.local.bedrock;

/**
 * An answer and how long the model took.
 *
 * @param latencyMs from the request to the last token
 */
record TimedAnswer(ModelAnswer answer, long latencyMs) {}
