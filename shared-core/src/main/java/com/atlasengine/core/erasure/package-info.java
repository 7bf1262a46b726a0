/** How all that is known about a person is deleted. */
@NullMarked
package com.atlasengine.core.erasure;

import org.jspecify.annotations.NullMarked;
