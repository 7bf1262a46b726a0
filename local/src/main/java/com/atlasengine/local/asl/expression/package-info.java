/** Paths and intrinsic functions: what a state's fields compute. */
@NullMarked
package com.atlasengine.local.asl.expression;

import org.jspecify.annotations.NullMarked;
