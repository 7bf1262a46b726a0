/**
 * What AWS's services say of what is deployed: the operations that read and that no function calls.
 * The answers are made from the template.
 */
@NullMarked
package com.atlasengine.local.manage;

import org.jspecify.annotations.NullMarked;
