/** The function {@code check-version}: tries new versions before they get traffic. */
@NullMarked
package com.atlasengine.checkversion;

import org.jspecify.annotations.NullMarked;
