/** Deadlines, and two pieces of work at the same time. */
@NullMarked
package com.atlasengine.core.time;

import org.jspecify.annotations.NullMarked;
