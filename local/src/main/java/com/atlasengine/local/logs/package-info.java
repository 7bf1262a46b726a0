/** CloudWatch Logs: what the functions write. */
@NullMarked
package com.atlasengine.local.logs;

import org.jspecify.annotations.NullMarked;
