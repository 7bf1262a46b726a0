/** How Amazon Connect places a call. */
@NullMarked
package com.atlasengine.invokecall.adapter;

import org.jspecify.annotations.NullMarked;
