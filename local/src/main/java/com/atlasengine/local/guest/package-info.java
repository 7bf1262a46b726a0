/**
 * The visitors' web page, and the guests that talk from it: Cognito's identity pool, signed
 * requests, and what a guest may do.
 */
@NullMarked
package com.atlasengine.local.guest;

import org.jspecify.annotations.NullMarked;
