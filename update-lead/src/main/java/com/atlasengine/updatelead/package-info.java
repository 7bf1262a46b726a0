/** Summarises the call into the Lead. */
@NullMarked
package com.atlasengine.updatelead;

import org.jspecify.annotations.NullMarked;
