/** Which Lead is whose, and what a call adds to it. */
@NullMarked
package com.atlasengine.core.lead;

import org.jspecify.annotations.NullMarked;
