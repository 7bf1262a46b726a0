/** How Amazon Connect forgets a call. */
@NullMarked
package com.atlasengine.createlead.adapter;

import org.jspecify.annotations.NullMarked;
