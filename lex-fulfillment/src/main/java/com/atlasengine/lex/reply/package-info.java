/** What is said: from the cache, by the model while there is time, else the grounding text. */
@NullMarked
package com.atlasengine.lex.reply;

import org.jspecify.annotations.NullMarked;
