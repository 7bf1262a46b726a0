/** Who answers which intent; and the answers that need nobody: silence, goodbye, failure. */
@NullMarked
package com.atlasengine.lex.routing;

import org.jspecify.annotations.NullMarked;
