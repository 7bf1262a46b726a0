/** Clocks, counts and distributions. */
@NullMarked
package com.atlasengine.bench.measure;

import org.jspecify.annotations.NullMarked;
