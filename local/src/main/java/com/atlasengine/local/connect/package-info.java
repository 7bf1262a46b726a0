/** Connect: places calls, plays the contact flow, reports contacts. */
@NullMarked
package com.atlasengine.local.connect;

import org.jspecify.annotations.NullMarked;
