/** What Lex V2 sends and expects, field by field. */
@NullMarked
package com.atlasengine.lex.event;

import org.jspecify.annotations.NullMarked;
