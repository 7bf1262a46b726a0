/** AWS's published API models: which requests the services take, and what is wrong with one. */
@NullMarked
package com.atlasengine.local.api;

import org.jspecify.annotations.NullMarked;
