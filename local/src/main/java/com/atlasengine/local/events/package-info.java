/** EventBridge: rules, schedules and their targets. */
@NullMarked
package com.atlasengine.local.events;

import org.jspecify.annotations.NullMarked;
