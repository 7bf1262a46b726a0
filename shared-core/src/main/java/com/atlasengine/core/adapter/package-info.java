/** What every adapter to an AWS service shares: how its client is built and how its calls fail. */
@NullMarked
package com.atlasengine.core.adapter;

import org.jspecify.annotations.NullMarked;
