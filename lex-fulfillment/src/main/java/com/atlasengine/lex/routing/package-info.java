/** Chooses the class that answers an intent; answers silence, goodbye and failure itself. */
@NullMarked
package com.atlasengine.lex.routing;

import org.jspecify.annotations.NullMarked;
