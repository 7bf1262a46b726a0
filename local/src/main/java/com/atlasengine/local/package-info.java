/**
 * The whole engine on one machine: the services the functions call, on one port, from {@code
 * template.yaml}.
 */
@NullMarked
package com.atlasengine.local;

import org.jspecify.annotations.NullMarked;
