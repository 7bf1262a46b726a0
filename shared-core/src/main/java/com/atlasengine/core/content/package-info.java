/** What a business says and knows, in each locale: read from files, never written in Java. */
@NullMarked
package com.atlasengine.core.content;

import org.jspecify.annotations.NullMarked;
