/** A conversation with the bot that says whether it works and where the time goes. */
@NullMarked
package com.atlasengine.local.smoke;

import org.jspecify.annotations.NullMarked;
