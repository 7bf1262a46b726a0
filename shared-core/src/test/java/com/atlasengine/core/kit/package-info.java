/**
 * What the tests of every module share: people, drivers and contracts. The fakes of the ports are
 * in {@link com.atlasengine.core.fake}.
 */
@NullMarked
package com.atlasengine.core.kit;

import org.jspecify.annotations.NullMarked;
