package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request to the REST API.
 *
 * @param method the HTTP method
 * @param path the path, still percent-encoded
 * @param query query parameters by name, decoded
 * @param header headers by name
 * @param body the body; a missing node when there is none
 */
record RestRequest(
    String method,
    String path,
    Function<String, Optional<String>> query,
    Function<String, Optional<String>> header,
    JsonNode body) {}
