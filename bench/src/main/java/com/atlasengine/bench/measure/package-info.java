/** Measuring tools: CPU load, call counts, distributions. */
@NullMarked
package com.atlasengine.bench.measure;

import org.jspecify.annotations.NullMarked;
