/** The commands of {@code ./atlas} that run in this process. */
@NullMarked
package com.atlasengine.local.cli;

import org.jspecify.annotations.NullMarked;
