/** Text that is quoted, cut or digested. */
@NullMarked
package com.atlasengine.core.text;

import org.jspecify.annotations.NullMarked;
