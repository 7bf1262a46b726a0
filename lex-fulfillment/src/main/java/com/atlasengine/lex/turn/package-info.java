/** What a turn is made of: what was said, where, what is remembered, and when the answer is due. */
@NullMarked
package com.atlasengine.lex.turn;

import org.jspecify.annotations.NullMarked;
