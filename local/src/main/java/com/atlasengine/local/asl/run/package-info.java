/** Runs a definition, in real or virtual time, and keeps its history. */
@NullMarked
package com.atlasengine.local.asl.run;

import org.jspecify.annotations.NullMarked;
