/** What a month costs, from counted calls and list prices. */
@NullMarked
package com.atlasengine.bench.cost;

import org.jspecify.annotations.NullMarked;
