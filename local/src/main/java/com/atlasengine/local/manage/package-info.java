/** What is deployed, as the services that manage it tell. */
@NullMarked
package com.atlasengine.local.manage;

import org.jspecify.annotations.NullMarked;
