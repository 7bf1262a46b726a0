package com.atlasengine.lex.event;

/** What came in. */
public sealed interface Incoming permits LexEvent, Unreadable {}
