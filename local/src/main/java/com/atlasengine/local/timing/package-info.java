/** Latency profiles of the stand-ins, and the scheduler for delayed work. */
@NullMarked
package com.atlasengine.local.timing;

import org.jspecify.annotations.NullMarked;
