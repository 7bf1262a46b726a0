package com.atlasengine.bench.script;

import java.time.Duration;

/**
 * A lead to be called.
 *
 * @param at when it is asked for, from the start of the replay
 * @param chat what was said before
 */
public record Engagement(String id, Person person, String chat, Duration at) {}
