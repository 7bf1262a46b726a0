package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that a user said.
 *
 * @param requestAttributes a flat object of strings that is passed through
 * @param trace the X-Ray header of the request, or empty
 * @param requestId made for this turn
 */
record LexTurn(
    String sessionId, String text, ObjectNode requestAttributes, String trace, String requestId) {}
