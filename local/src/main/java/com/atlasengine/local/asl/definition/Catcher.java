package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.ReferencePath;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Catch}.
 *
 * @param errorEquals the names it takes
 * @param resultPath where the error output goes in the raw input; empty when it is dropped
 * @param next the state that goes on
 */
public record Catcher(List<String> errorEquals, Optional<ReferencePath> resultPath, String next) {}
