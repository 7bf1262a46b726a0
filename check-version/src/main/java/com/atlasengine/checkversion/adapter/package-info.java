/** Calls versions by AWS Lambda and reports to AWS CodeDeploy. */
@NullMarked
package com.atlasengine.checkversion.adapter;

import org.jspecify.annotations.NullMarked;
