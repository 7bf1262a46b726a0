package com.atlasengine.local.iam;

import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ARNs of what requests name otherwise: by a name, a URL, a token. */
final class ResourceNames {
  private final List<Template.Secret> secrets;
  private final Function<String, Optional<String>> stateMachineOfToken;

  /**
   * @param stateMachineOfToken the ARN of the state machine that a task token is from
   */
  ResourceNames(
      List<Template.Secret> secrets, Function<String, Optional<String>> stateMachineOfToken) {
    this.secrets = List.copyOf(secrets);
    this.stateMachineOfToken = stateMachineOfToken;
  }

  /**
   * What stands for a placeholder.
   *
   * @param kind what the member names, {@code text} for the member itself
   * @param path the member, below another one after a dot
   */
  List<String> values(String kind, String path, JsonNode input) {
    JsonNode member = input.at("/" + path.replace('.', '/'));
    if (kind.equals("bus")) {
      return buses(member);
    }
    String text = member.asText();
    if (text.isEmpty()) {
      return List.of();
    }
    return switch (kind) {
      case "text" -> List.of(text);
      case "function" -> List.of(function(text, input.path("Qualifier").asText()));
      case "model" -> ModelArns.of(text);
      case "queue" -> List.of(arn("sqs", text.substring(text.lastIndexOf('/') + 1)));
      case "secret" -> List.of(secret(text));
      case "task" -> stateMachineOfToken.apply(text).stream().toList();
      default -> throw new IllegalArgumentException("there is no kind " + kind);
    };
  }

  private static List<String> buses(JsonNode entries) {
    return entries
        .valueStream()
        .map(entry -> entry.path("EventBusName").asText("default"))
        .map(bus -> arn("events", "event-bus/" + bus))
        .distinct()
        .toList();
  }

  private static String arn(String service, String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : PhysicalIds.arn(service, nameOrArn);
  }

  /**
   * A function's ARN from a name, or a part of an ARN, with a qualifier at its end or beside it.
   */
  static String function(String reference, String qualifier) {
    String name = reference.replaceFirst("^(\\d{12}:)?function:", "");
    String found = reference.startsWith("arn:") ? reference : arn("lambda", "function:" + name);
    return qualifier.isEmpty() ? found : found + ":" + qualifier;
  }

  /** A secret's whole ARN; one that is not the template's keeps the name it was asked for by. */
  private String secret(String id) {
    return secrets.stream()
        .filter(each -> Stream.of(each.name(), each.arn()).anyMatch(id::equals))
        .map(Template.Secret::arn)
        .findFirst()
        .orElseGet(() -> id.startsWith("arn:") ? id : arn("secretsmanager", "secret:" + id));
  }
}
