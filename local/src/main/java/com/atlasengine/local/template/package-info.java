/**
 * Reads {@code template.yaml} and what it nests: resources, references, physical ids, event
 * sources.
 */
@NullMarked
package com.atlasengine.local.template;

import org.jspecify.annotations.NullMarked;
