package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a state machine's file with the definition that CloudFormation has made of it. */
final class DefinitionComparison {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\w+}");

  private DefinitionComparison() {}

  /** Whether a deployed definition is a file's with something in each place of a name. */
  static boolean isMadeOf(JsonNode own, JsonNode deployed) {
    if (own.isObject() || own.isArray()) {
      return own.getNodeType() == deployed.getNodeType()
          && own.size() == deployed.size()
          && (own.isArray() ? itemsFit(own, deployed) : membersFit(own, deployed));
    }
    return own.isTextual() ? fits(own.asText(), deployed.asText()) : own.equals(deployed);
  }

  private static boolean itemsFit(JsonNode own, JsonNode deployed) {
    for (int i = 0; i < own.size(); i++) {
      if (!isMadeOf(own.get(i), deployed.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean membersFit(JsonNode own, JsonNode deployed) {
    return own.properties().stream()
        .allMatch(
            each ->
                deployed.has(each.getKey())
                    && isMadeOf(each.getValue(), deployed.path(each.getKey())));
  }

  private static boolean fits(String own, String deployed) {
    StringBuilder regex = new StringBuilder();
    Matcher matcher = SUBSTITUTION.matcher(own);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(own.substring(end, matcher.start()))).append(".*");
      end = matcher.end();
    }
    regex.append(Pattern.quote(own.substring(end)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(deployed).matches();
  }
}
