/** The tasks of a turn, and a cache that turns share. */
@NullMarked
package com.atlasengine.lex.concurrent;

import org.jspecify.annotations.NullMarked;
