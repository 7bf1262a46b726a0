/** How people speak a language: what they say to agree, to leave, to be called no more. */
@NullMarked
package com.atlasengine.core.language;

import org.jspecify.annotations.NullMarked;
