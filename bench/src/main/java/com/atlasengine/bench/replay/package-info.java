/** Plays a script through a system and notes what came of every turn. */
@NullMarked
package com.atlasengine.bench.replay;

import org.jspecify.annotations.NullMarked;
