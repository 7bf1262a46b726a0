/** Step Functions: its API, its executions, and what a task can call. */
@NullMarked
package com.atlasengine.local.states;

import org.jspecify.annotations.NullMarked;
