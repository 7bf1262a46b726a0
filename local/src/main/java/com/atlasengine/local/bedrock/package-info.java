/** Bedrock: its operations, answered by a stand-in, a model server or the real service. */
@NullMarked
package com.atlasengine.local.bedrock;

import org.jspecify.annotations.NullMarked;
