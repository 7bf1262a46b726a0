/** X-Ray: the daemon that functions send their segments to. */
@NullMarked
package com.atlasengine.local.xray;

import org.jspecify.annotations.NullMarked;
