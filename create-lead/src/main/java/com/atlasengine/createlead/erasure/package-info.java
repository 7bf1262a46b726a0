/** How all that is known about a person is deleted. */
@NullMarked
package com.atlasengine.createlead.erasure;

import org.jspecify.annotations.NullMarked;
