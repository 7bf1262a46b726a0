/** The one JSON mapper. */
@NullMarked
package com.atlasengine.core.json;

import org.jspecify.annotations.NullMarked;
