/** How often the phone may ring: what is counted before a call is promised. */
@NullMarked
package com.atlasengine.core.dial;

import org.jspecify.annotations.NullMarked;
