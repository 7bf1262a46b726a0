/** What Lex V2 sends and expects: an event is read into a turn, a result is written back. */
@NullMarked
package com.atlasengine.lex.event;

import org.jspecify.annotations.NullMarked;
