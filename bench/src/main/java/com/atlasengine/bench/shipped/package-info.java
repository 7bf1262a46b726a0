/** The shipped functions, run by the local engine. */
@NullMarked
package com.atlasengine.bench.shipped;

import org.jspecify.annotations.NullMarked;
