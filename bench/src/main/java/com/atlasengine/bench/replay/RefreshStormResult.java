package com.atlasengine.bench.replay;

/**
 * Many turns at once that ask the same in words that nobody used before, while the model is slow.
 *
 * @param turns how many turns there were
 * @param refreshes how often the answer was then written by the refresher: once is enough
 */
public record RefreshStormResult(int turns, long refreshes) {}
