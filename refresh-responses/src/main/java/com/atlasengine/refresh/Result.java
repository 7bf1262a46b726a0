package com.atlasengine.refresh;

/**
 * What became of what was asked for.
 *
 * @param refreshed answers that were written
 * @param skipped answers that were fresh already, are being written elsewhere, or came too late
 */
record Result(int refreshed, int skipped) {}
