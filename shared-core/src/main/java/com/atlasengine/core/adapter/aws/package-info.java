/** AWS clients, made once, and how their failures are translated. */
@NullMarked
package com.atlasengine.core.adapter.aws;

import org.jspecify.annotations.NullMarked;
