/**
 * The console: a page that shows one conversation from all sides, and the feed that keeps it live.
 */
@NullMarked
package com.atlasengine.local.console;

import org.jspecify.annotations.NullMarked;
