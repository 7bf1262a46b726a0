/** The telephone: Amazon Connect. */
@NullMarked
package com.atlasengine.core.adapter.connect;

import org.jspecify.annotations.NullMarked;
