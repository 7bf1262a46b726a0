/** What every function shares: its entry, environment, JSON, deadline and telemetry. */
@NullMarked
package com.atlasengine.core.lambda;

import org.jspecify.annotations.NullMarked;
