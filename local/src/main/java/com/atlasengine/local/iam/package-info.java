/** IAM as far as the template says: which requests the roles of functions and workflows allow. */
@NullMarked
package com.atlasengine.local.iam;

import org.jspecify.annotations.NullMarked;
