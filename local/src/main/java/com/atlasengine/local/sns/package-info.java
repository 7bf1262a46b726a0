/** SNS: topics and their subscribers. */
@NullMarked
package com.atlasengine.local.sns;

import org.jspecify.annotations.NullMarked;
