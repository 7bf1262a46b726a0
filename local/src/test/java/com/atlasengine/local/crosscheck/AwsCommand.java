package com.atlasengine.local.crosscheck;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A call of the AWS CLI as AWS's SDK knows it: the service is a package there, the operation a
 * request class, each option one of its fields.
 *
 * @param options by name without the dashes; the value is empty for a flag
 */
record AwsCommand(String service, String operation, Map<String, String> options) {
  /** What the CLI does by itself, with several operations; no request class has its options. */
  private static final Map<String, Set<String>> MADE_BY_THE_CLI =
      Map.of(
          "cloudformation deploy",
          Set.of(
              "stack-name",
              "template-file",
              "s3-bucket",
              "capabilities",
              "parameter-overrides",
              "no-execute-changeset"));

  /** Options of the CLI itself. */
  private static final Set<String> OF_THE_CLI =
      Set.of(
          "endpoint-url",
          "region",
          "query",
          "output",
          "profile",
          "cli-binary-format",
          "cli-input-json",
          "no-cli-pager",
          "no-paginate",
          "max-items");

  /**
   * @throws AssertionError when there is no service or operation
   */
  static AwsCommand read(List<String> words) {
    List<String> names = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    String open = "";
    for (String word : words) {
      if (word.startsWith("--")) {
        open = word.substring(2);
        options.put(open, "");
      } else if (!open.isEmpty()) {
        options.put(open, word);
        open = "";
      } else {
        names.add(word);
      }
    }
    if (names.size() < 2) {
      throw new AssertionError("names no service and operation");
    }
    return new AwsCommand(names.get(0), names.get(1), options);
  }

  /** Where it goes: its own endpoint, else the given one; empty for AWS itself. */
  String endpoint(String ofTheEnvironment) {
    return options.getOrDefault("endpoint-url", ofTheEnvironment);
  }

  /**
   * @throws AssertionError when AWS has no such service, operation or option
   */
  void check() {
    Set<String> fields = fields();
    for (String option : options.keySet()) {
      String field = squeezed(option.replaceFirst("^no-", ""));
      if (!OF_THE_CLI.contains(option) && !fields.contains(field)) {
        throw new AssertionError(service + " " + operation + " takes no --" + option);
      }
    }
  }

  private Set<String> fields() {
    Set<String> own = MADE_BY_THE_CLI.getOrDefault(service + " " + operation, Set.of());
    Stream<String> names =
        own.isEmpty()
            ? SdkOperation.find(service, operation).emptyRequest().sdkFields().stream()
                .map(SdkField::memberName)
            : own.stream();
    return names.map(AwsCommand::squeezed).collect(Collectors.toSet());
  }

  /**
   * Sends it as AWS's SDK does.
   *
   * @param work where its files are
   */
  void run(URI endpoint, Path work) throws IOException {
    SdkOperation sdk = SdkOperation.find(service, operation);
    SdkPojo request = sdk.emptyRequest();
    for (SdkField<?> field : request.sdkFields()) {
      for (Map.Entry<String, String> option : options.entrySet()) {
        if (squeezed(option.getKey()).equals(squeezed(field.memberName()))) {
          field.set(request, value(field, option.getValue(), work));
        }
      }
    }
    sdk.send(endpoint, ((SdkBuilder<?, ?>) request).build());
  }

  private static Object value(SdkField<?> field, String text, Path work) throws IOException {
    String content =
        text.startsWith("file://")
            ? Files.readString(work.resolve(text.substring("file://".length())))
            : text;
    String type = field.marshallingType().getTargetClass().getSimpleName();
    return switch (type) {
      case "String" -> content;
      case "Integer" -> Integer.valueOf(content);
      case "Boolean" -> true;
      case "SdkBytes" -> SdkBytes.fromUtf8String(content);
      default -> throw new AssertionError("no value of the type " + type + " is made here");
    };
  }

  private static String squeezed(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }
}
