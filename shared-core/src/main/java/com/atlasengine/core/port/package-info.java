/**
 * What crosses the network, in our words: one interface for each role, one adapter for each
 * technology.
 */
@NullMarked
package com.atlasengine.core.port;

import org.jspecify.annotations.NullMarked;
