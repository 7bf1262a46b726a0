/** Answers a turn. */
@NullMarked
package com.atlasengine.lex;

import org.jspecify.annotations.NullMarked;
