/** Environment variables. */
@NullMarked
package com.atlasengine.core.config;

import org.jspecify.annotations.NullMarked;
