package com.atlasengine.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call that a Task state makes.
 *
 * @param service {@code lambda}, {@code states}, {@code sqs}, {@code sns}, {@code dynamodb}, or
 *     {@code aws-sdk:} and a service
 * @param action the action in camel case, such as {@code updateItem}
 * @param parameters its parameters, Pascal case
 * @param trace the X-Ray trace header of the execution, or empty
 * @param caller the name of the state machine
 */
public record TaskRequest(
    String service, String action, JsonNode parameters, String trace, String caller) {}
