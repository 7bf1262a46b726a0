/** Talks to a running engine as a suite of conversations says, and grades what it answers. */
@NullMarked
package com.atlasengine.local.eval;

import org.jspecify.annotations.NullMarked;
