/** What the visitors of a replay say and do, from a seed. */
@NullMarked
package com.atlasengine.bench.script;

import org.jspecify.annotations.NullMarked;
