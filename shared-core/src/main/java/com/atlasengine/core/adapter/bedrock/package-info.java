/** Language models in Amazon Bedrock, by its Converse API. */
@NullMarked
package com.atlasengine.core.adapter.bedrock;

import org.jspecify.annotations.NullMarked;
