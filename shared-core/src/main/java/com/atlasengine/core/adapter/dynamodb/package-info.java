/** The stores in Amazon DynamoDB, by its low-level client. */
@NullMarked
package com.atlasengine.core.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
