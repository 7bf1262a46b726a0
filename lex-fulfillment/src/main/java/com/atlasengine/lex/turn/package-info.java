/** A turn: as it comes in, in its place, its result, and the time it may take. */
@NullMarked
package com.atlasengine.lex.turn;

import org.jspecify.annotations.NullMarked;
