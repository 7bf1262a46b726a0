/** JMH benchmark of a turn with dependencies that answer immediately. */
@NullMarked
package com.atlasengine.bench.micro;

import org.jspecify.annotations.NullMarked;
