/** The two kinds of failure that cross a function's boundary. */
@NullMarked
package com.atlasengine.core.failure;

import org.jspecify.annotations.NullMarked;
