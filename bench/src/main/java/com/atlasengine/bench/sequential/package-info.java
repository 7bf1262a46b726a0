/**
 * The old system, as far as its waiting goes: the same calls in the same order, one after another.
 */
@NullMarked
package com.atlasengine.bench.sequential;

import org.jspecify.annotations.NullMarked;
