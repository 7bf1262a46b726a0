/** What is renewed on a schedule, so that no turn has to wait for it. */
@NullMarked
package com.atlasengine.lex.warm;

import org.jspecify.annotations.NullMarked;
