/** Writes the opening line of the call. */
@NullMarked
package com.atlasengine.generatescenario;

import org.jspecify.annotations.NullMarked;
