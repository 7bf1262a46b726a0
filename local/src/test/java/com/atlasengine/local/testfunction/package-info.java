/** Functions for the tests of the function processes. */
@NullMarked
package com.atlasengine.local.testfunction;

import org.jspecify.annotations.NullMarked;
