/** The function: {@code AnswerTurn} answers a turn, {@code Wiring} puts it together. */
@NullMarked
package com.atlasengine.lex;

import org.jspecify.annotations.NullMarked;
