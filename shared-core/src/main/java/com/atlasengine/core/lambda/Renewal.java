package com.atlasengine.core.lambda;

import com.atlasengine.core.time.Deadline;
import java.util.function.Consumer;

/**
 * Something that a function keeps between requests and that must be renewed before it expires, such
 * as a session.
 *
 * @param name what it is, as the log names it; never a value
 * @param action renews it by the deadline, or throws one of the two failures
 */
public record Renewal(String name, Consumer<Deadline> action) {}
