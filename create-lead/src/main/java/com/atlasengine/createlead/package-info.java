/** Finds or creates the Lead. */
@NullMarked
package com.atlasengine.createlead;

import org.jspecify.annotations.NullMarked;
