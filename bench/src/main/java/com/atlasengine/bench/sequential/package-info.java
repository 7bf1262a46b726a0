/** A model of the old system's waiting: the same calls in the same order, one after another. */
@NullMarked
package com.atlasengine.bench.sequential;

import org.jspecify.annotations.NullMarked;
