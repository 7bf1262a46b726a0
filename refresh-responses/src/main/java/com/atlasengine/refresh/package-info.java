/** Writes answers ahead of time. */
@NullMarked
package com.atlasengine.refresh;

import org.jspecify.annotations.NullMarked;
