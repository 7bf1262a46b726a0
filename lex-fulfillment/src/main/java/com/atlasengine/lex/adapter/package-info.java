/** How a turn reaches the model, the workflow and the topics. */
@NullMarked
package com.atlasengine.lex.adapter;

import org.jspecify.annotations.NullMarked;
