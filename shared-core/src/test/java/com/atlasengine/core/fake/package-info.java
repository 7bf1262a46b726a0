/**
 * A fake of every port, in memory and safe under concurrency, for the tests of all modules. Each
 * keeps to the same contract as the real adapter (the {@code …Contract} tests run against both) and
 * fails on demand through its {@link com.atlasengine.core.fake.Faults}.
 */
@NullMarked
package com.atlasengine.core.fake;

import org.jspecify.annotations.NullMarked;
