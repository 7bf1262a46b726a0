/**
 * The Amazon States Language as the engine's state machines use it: the JSONPath dialect, read
 * strictly and run in real or virtual time.
 *
 * <p>{@link com.atlasengine.local.asl.StateMachine} reads a definition and refuses by name what it
 * does not know; {@link com.atlasengine.local.asl.Execution} runs it and keeps its history; what a
 * task calls is an {@link com.atlasengine.local.asl.Integration}.
 */
@NullMarked
package com.atlasengine.local.asl;

import org.jspecify.annotations.NullMarked;
