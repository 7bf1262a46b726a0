package com.atlasengine.local.api;

import com.atlasengine.local.http.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service's published model, cut down to the requests that are served here; see {@code
 * .ci/api-models.py}.
 *
 * @param source the file it was cut from, in botocore
 * @param protocol {@code json}, {@code rest-json} or {@code query}
 * @param missing the type of the error for a member that is not there
 * @param invalid the type of the error for a member that breaks another rule
 * @param missingText what that error says, with the member's name for {@code %s}; null for what
 *     most services say
 * @param invalidText likewise, with the rule for the second {@code %s}
 */
record ApiModel(
    String source,
    String protocol,
    String missing,
    String invalid,
    @Nullable String missingText,
    @Nullable String invalidText,
    Map<String, ApiOperation> operations,
    Map<String, Shape> shapes) {

  /**
   * An operation.
   *
   * @param input the name of its request's shape; null when it has no members
   */
  record ApiOperation(String method, UriTemplate requestUri, @Nullable String input) {}

  /** The same with these operations alone, as far as it has them. */
  ApiModel only(Set<String> wanted) {
    Map<String, ApiOperation> some = new TreeMap<>(operations);
    some.keySet().retainAll(wanted);
    return new ApiModel(source, protocol, missing, invalid, missingText, invalidText, some, shapes);
  }

  /** A shape by its name. */
  Shape shape(String name) {
    return Objects.requireNonNull(shapes.get(name), name);
  }

  /** The service's error for what is wrong with a request, which is at least one thing. */
  AwsError error(List<Violation> violations) {
    Violation first = violations.getFirst();
    String type = violations.stream().allMatch(Violation::missing) ? missing : invalid;
    if (first.missing() && missingText != null) {
      return new AwsError(400, type, missingText.formatted(first.member()));
    }
    if (invalidText != null) {
      return new AwsError(400, type, invalidText.formatted(first.member(), first.rule()));
    }
    return new AwsError(400, type, Violation.describe(violations));
  }
}
