/** What is done: a call started, a Case opened, a person forgotten. Once per turn. */
@NullMarked
package com.atlasengine.lex.effect;

import org.jspecify.annotations.NullMarked;
