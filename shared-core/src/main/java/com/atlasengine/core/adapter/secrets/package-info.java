/** Secrets in AWS Secrets Manager. */
@NullMarked
package com.atlasengine.core.adapter.secrets;

import org.jspecify.annotations.NullMarked;
