/** Actions that must happen once, however often they are requested. */
@NullMarked
package com.atlasengine.core.claim;

import org.jspecify.annotations.NullMarked;
