/** Has the visitor called. */
@NullMarked
package com.atlasengine.invokecall;

import org.jspecify.annotations.NullMarked;
