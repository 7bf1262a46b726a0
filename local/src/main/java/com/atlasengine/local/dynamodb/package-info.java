/** DynamoDB: AWS's own DynamoDB Local behind the port. */
@NullMarked
package com.atlasengine.local.dynamodb;

import org.jspecify.annotations.NullMarked;
