/** Lambda: functions as processes under AWS's own runtime client, and its Invoke API. */
@NullMarked
package com.atlasengine.local.lambda;

import org.jspecify.annotations.NullMarked;
