/** Places the call to the visitor. */
@NullMarked
package com.atlasengine.invokecall;

import org.jspecify.annotations.NullMarked;
