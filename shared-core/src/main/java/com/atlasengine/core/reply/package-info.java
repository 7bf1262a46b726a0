/**
 * A grounded reply: what it is grounded on, how the model is asked, where it is cached and what is
 * let through.
 */
@NullMarked
package com.atlasengine.core.reply;

import org.jspecify.annotations.NullMarked;
