package com.atlasengine.local.eval;

import com.atlasengine.local.client.EngineClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a model say how good an answer is, from 1 to 5, by a fixed rubric.
 *
 * @param modelId Bedrock's id of the model
 */
record Judge(String modelId, String rubric) {
  static final String NAME = "judge";

  /** From here on an answer passes. */
  private static final int GOOD = 4;

  private static final int MAX_TOKENS = 200;
  private static final Pattern GRADE = Pattern.compile("(?<!\\d)[1-5](?!\\d)");

  /** A judge by the rubric of this package. */
  static Judge of(String modelId) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Judge.class.getResourceAsStream("rubric.txt"), "rubric.txt")) {
      return new Judge(modelId, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Grades an answer. */
  EvalReport.Verdict grade(EngineClient engine, Heard heard)
      throws IOException, InterruptedException {
    String answer = engine.converse(modelId, request(heard));
    Matcher grade = GRADE.matcher(answer);
    if (!grade.find()) {
      return new EvalReport.Verdict(NAME, "the judge gave no grade");
    }
    int given = Integer.parseInt(grade.group());
    return new EvalReport.Verdict(NAME, given >= GOOD ? "" : "the judge gives it " + given);
  }

  private ObjectNode request(Heard heard) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putArray("system").addObject().put("text", rubric);
    request
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .putArray("content")
        .addObject()
        .put("text", question(heard));
    request.putObject("inferenceConfig").put("maxTokens", MAX_TOKENS).put("temperature", 0);
    return request;
  }

  private static String question(Heard heard) {
    return """
    What the bot knows:
    %s
    What the visitor said:
    \"""
    %s
    \"""
    What the bot answered:
    \"""
    %s
    \"""
    Your grade, one digit:"""
        .formatted(String.join("\n", heard.content().ownTexts()), heard.said(), heard.text());
  }
}
