package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a function by whatever Lambda accepts as its name, with the logical id or the folder's name
 * in the place of the name as well.
 */
final class FunctionNames {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arn:[^:]+:lambda:[^:]+:\\d*:)?(?:\\d{12}:)?(?:function:)?([A-Za-z0-9_-]+)(?::([^:]+))?");

  private FunctionNames() {}

  /**
   * A function and the ARN it was asked for by.
   *
   * @param arn with the qualifier when there was one
   */
  record FunctionReference(Template.Function function, String arn) {}

  /**
   * @param reference a name, a logical id, a folder's name, a partial or a whole ARN, each with or
   *     without a qualifier
   * @throws AwsError {@code ResourceNotFoundException} (404) when there is no such function or
   *     qualifier
   */
  static FunctionReference find(List<Template.Function> functions, String reference) {
    Matcher parts = NAME.matcher(reference);
    if (!parts.matches()) {
      throw new AwsError(400, "ValidationException", "not a valid function name: " + reference);
    }
    String qualifier = parts.group(2);
    String suffix = qualifier == null ? "" : ":" + qualifier;
    return functions.stream()
        .filter(function -> isNamed(function, parts.group(1)))
        .filter(function -> qualifier == null || qualifiers(function).contains(qualifier))
        .map(function -> new FunctionReference(function, function.arn() + suffix))
        .findFirst()
        .orElseThrow(
            () ->
                new AwsError(
                    404,
                    "ResourceNotFoundException",
                    "Function not found: "
                        + PhysicalIds.arn("lambda", "function:" + parts.group(1) + suffix)));
  }

  private static boolean isNamed(Template.Function function, String name) {
    return name.equals(function.name())
        || name.equals(function.logicalId())
        || function.name().endsWith(Template.STACK + "-" + name);
  }

  private static Set<String> qualifiers(Template.Function function) {
    return function.alias().map(alias -> Set.of("$LATEST", "1", alias)).orElse(Set.of("$LATEST"));
  }
}
