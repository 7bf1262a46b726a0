/** Replies of a model: the request to refresh one, and the check of each. */
@NullMarked
package com.atlasengine.core.reply;

import org.jspecify.annotations.NullMarked;
