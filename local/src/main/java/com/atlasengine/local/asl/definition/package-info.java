/** Reads a state machine's definition, and refuses by name what it does not know. */
@NullMarked
package com.atlasengine.local.asl.definition;

import org.jspecify.annotations.NullMarked;
