/** Lex V2: recognises intents, fills slots, calls the code hook, keeps sessions. */
@NullMarked
package com.atlasengine.local.lex;

import org.jspecify.annotations.NullMarked;
