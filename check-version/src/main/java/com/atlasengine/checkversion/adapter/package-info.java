/** How versions are called and CodeDeploy is told; nothing but this function needs either. */
@NullMarked
package com.atlasengine.checkversion.adapter;

import org.jspecify.annotations.NullMarked;
