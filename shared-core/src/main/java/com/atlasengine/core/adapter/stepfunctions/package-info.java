/** Workflows in AWS Step Functions. */
@NullMarked
package com.atlasengine.core.adapter.stepfunctions;

import org.jspecify.annotations.NullMarked;
