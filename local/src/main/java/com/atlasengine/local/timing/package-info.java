/** How long things take: latency profiles, and work that is due later. */
@NullMarked
package com.atlasengine.local.timing;

import org.jspecify.annotations.NullMarked;
