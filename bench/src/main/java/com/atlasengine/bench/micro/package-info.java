/** What a turn takes when nothing has to be waited for. */
@NullMarked
package com.atlasengine.bench.micro;

import org.jspecify.annotations.NullMarked;
