/** The entry of every function. */
@NullMarked
package com.atlasengine.core.lambda;

import org.jspecify.annotations.NullMarked;
