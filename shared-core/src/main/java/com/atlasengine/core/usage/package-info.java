/** What the models may cost: tokens are counted for all functions together. */
@NullMarked
package com.atlasengine.core.usage;

import org.jspecify.annotations.NullMarked;
