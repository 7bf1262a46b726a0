/** Secrets Manager: secrets and their generated values. */
@NullMarked
package com.atlasengine.local.secrets;

import org.jspecify.annotations.NullMarked;
