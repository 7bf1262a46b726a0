/** SQS: queues. */
@NullMarked
package com.atlasengine.local.sqs;

import org.jspecify.annotations.NullMarked;
