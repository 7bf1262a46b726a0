/** What a turn, a call and a lead are made of. */
@NullMarked
package com.atlasengine.core.model;

import org.jspecify.annotations.NullMarked;
