package com.atlasengine.local.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that a service's model takes.
 *
 * @param service the name that requests to the service are signed with
 * @param operation such as {@code StartExecution}
 * @param input its members as the model names them, wherever they were in the request; without a
 *     body that is not the service's own JSON, such as a function's event
 */
public record ApiCall(String service, String operation, ObjectNode input) {}
