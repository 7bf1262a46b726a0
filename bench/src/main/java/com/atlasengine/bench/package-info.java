/** The bench: the old system's way of answering against ours, on the same stand-ins. */
@NullMarked
package com.atlasengine.bench;

import org.jspecify.annotations.NullMarked;
