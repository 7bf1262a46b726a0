/** How long a function takes to its first answer. */
@NullMarked
package com.atlasengine.bench.restore;

import org.jspecify.annotations.NullMarked;
