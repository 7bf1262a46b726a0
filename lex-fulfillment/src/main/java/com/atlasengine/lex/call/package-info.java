/** The phone call that a turn belongs to. */
@NullMarked
package com.atlasengine.lex.call;

import org.jspecify.annotations.NullMarked;
