/** One HTTP port for all services: calls, answers, errors, faults. */
@NullMarked
package com.atlasengine.local.http;

import org.jspecify.annotations.NullMarked;
