package com.atlasengine.bench.micro;

/**
 * What one kind of turn takes without waiting.
 *
 * @param turn {@code floor}, {@code cached}, {@code generated} or {@code phone}
 * @param telling whether metrics and segments were written as on Lambda
 * @param micros microseconds a turn
 * @param error half the width of the interval that holds the mean with 99.9 %
 * @param bytes allocated for a turn
 */
public record Micro(String turn, boolean telling, double micros, double error, double bytes) {}
