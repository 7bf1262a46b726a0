/** Bedrock: Converse and ConverseStream, answered by a writer in the model's place. */
@NullMarked
package com.atlasengine.local.bedrock;

import org.jspecify.annotations.NullMarked;
