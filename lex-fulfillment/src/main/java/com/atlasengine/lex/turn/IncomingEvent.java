package com.atlasengine.lex.turn;

/** What Lex sent: a turn, or bytes that are not one. */
public sealed interface IncomingEvent permits IncomingTurn, UnreadableEvent {}
