/** People who talk to a running engine for minutes, while its services fail and recover. */
@NullMarked
package com.atlasengine.local.soak;

import org.jspecify.annotations.NullMarked;
