/** Makes the bot's definition from the content files, and says what is wrong with them. */
@NullMarked
package com.atlasengine.local.content;

import org.jspecify.annotations.NullMarked;
