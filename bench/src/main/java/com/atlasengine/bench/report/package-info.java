/** What came out, for people and for programs. */
@NullMarked
package com.atlasengine.bench.report;

import org.jspecify.annotations.NullMarked;
