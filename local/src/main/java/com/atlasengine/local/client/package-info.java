/** Who talks to a running engine: the chat, the phone, the reader of the org. */
@NullMarked
package com.atlasengine.local.client;

import org.jspecify.annotations.NullMarked;
