package com.atlasengine.bench.micro;

/**
 * What one kind of turn takes without waiting.
 *
 * @param turn {@code floor}, {@code cached}, {@code generated} or {@code phone}
 * @param telemetry what the turn wrote about itself
 * @param micros microseconds a turn takes, threads waiting for each other and for a core included
 * @param cpu microseconds of CPU that a turn takes, all threads
 * @param error half the width of the interval that holds the mean of {@code cpu} with 99.9 %
 * @param bytes allocated for a turn
 */
public record MicroResult(
    String turn, TelemetryMode telemetry, double micros, double cpu, double error, double bytes) {}
