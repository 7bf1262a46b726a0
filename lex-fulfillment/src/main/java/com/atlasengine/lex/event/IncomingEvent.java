package com.atlasengine.lex.event;

/** What came in. */
public sealed interface IncomingEvent permits LexEvent, UnreadableEvent {}
