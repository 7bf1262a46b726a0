/**
 * What makes the first answer of a restored function as quick as any other: before the snapshot is
 * taken, the function answers real events, over TLS, from an endpoint of its own.
 */
@NullMarked
package com.atlasengine.priming;

import org.jspecify.annotations.NullMarked;
