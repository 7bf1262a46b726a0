/** What a function reports about itself: subsegments, metrics, annotations. */
@NullMarked
package com.atlasengine.core.telemetry;

import org.jspecify.annotations.NullMarked;
