/** Looks at an account and a deployment, changes nothing, and says what is wrong with them. */
@NullMarked
package com.atlasengine.local.doctor;

import org.jspecify.annotations.NullMarked;
