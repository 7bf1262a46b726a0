/** Notifications by Amazon SNS. */
@NullMarked
package com.atlasengine.core.adapter.sns;

import org.jspecify.annotations.NullMarked;
