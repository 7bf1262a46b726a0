package com.atlasengine.bench.measure;

/**
 * What models read and wrote.
 *
 * @param input tokens of prompts
 * @param output tokens of answers
 */
public record TokenCount(long input, long output) {}
