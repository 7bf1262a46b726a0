package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.reply.ReplyRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads what is expected of an answer: the name of a grader, or a map of one entry, the name and
 * what it is to look for.
 *
 * @param content what ids are looked up in
 */
record GraderReader(Content content) {
  /** For the way to the engine and back, unless a suite says otherwise. */
  private static final long DEADLINE_SLACK_MILLIS = 250;

  /**
   * Reads one expectation.
   *
   * @throws IllegalArgumentException when it names what is not there
   */
  Grader read(JsonNode expectation) {
    if (expectation.isTextual()) {
      return readPlain(expectation.asText());
    }
    require(expectation.isObject() && expectation.size() == 1, "an expectation has one name");
    String name = expectation.fieldNames().next();
    return readWithArgument(name, expectation.get(name));
  }

  private static Grader readPlain(String name) {
    return switch (name) {
      case "no-invented-price" -> new RuleGrader(name, ReplyRule.PROMISE);
      case "no-link" -> new RuleGrader(name, ReplyRule.ADDRESS);
      case "no-phone-number" -> new RuleGrader(name, ReplyRule.PHONE_NUMBER);
      case "no-secret-asked" -> new RuleGrader(name, ReplyRule.SECRET);
      case "answers-question" -> new AnswerGrader();
      case "persona" -> new PersonaGrader(false);
      case "unknown" -> new SentenceGrader(name, List.of(Sentence.KNOWLEDGE_UNKNOWN));
      case DeadlineGrader.NAME -> new DeadlineGrader(DEADLINE_SLACK_MILLIS);
      default -> throw unknown("expectation", name);
    };
  }

  private Grader readWithArgument(String name, JsonNode argument) {
    return switch (name) {
      case "facts" -> new FactsGrader(texts(argument).stream().map(this::requireFact).toList());
      case "sentence" ->
          new SentenceGrader(
              name, texts(argument).stream().map(GraderReader::readSentence).toList());
      case "contains-any" -> new ContainsGrader(true, texts(argument));
      case "contains-none" -> new ContainsGrader(false, texts(argument));
      case "intent" -> DialogGrader.intent(argument.asText());
      case "slot-asked" -> DialogGrader.slotAsked(argument.asText());
      case "language" -> new LanguageGrader(argument.asText());
      case "max-spoken-seconds" -> new SpokenSecondsGrader(readNumber(name, argument));
      case DeadlineGrader.NAME -> new DeadlineGrader(readNumber(name, argument));
      case "persona" -> readPersona(argument.asText());
      default -> throw unknown("expectation", name);
    };
  }

  private static Grader readPersona(String argument) {
    require(argument.equals("named"), "persona can only be named");
    return new PersonaGrader(true);
  }

  private String requireFact(String id) {
    require(
        FactsGrader.textOf(id, content, Channel.CHAT).isPresent(),
        "there is no fact or intent " + id);
    return id;
  }

  private static Sentence readSentence(String key) {
    return Arrays.stream(Sentence.values())
        .filter(sentence -> sentence.id().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown("sentence", key));
  }

  private static int readNumber(String name, JsonNode argument) {
    require(argument.isInt(), name + " is a whole number");
    return argument.asInt();
  }

  /** A text, or a list of them. */
  static List<String> texts(JsonNode node) {
    List<String> texts =
        node.isArray()
            ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
            : List.of(node.asText());
    require(!texts.isEmpty() && texts.stream().noneMatch(String::isBlank), "a list has no text");
    return texts;
  }

  private static IllegalArgumentException unknown(String kind, String name) {
    return new IllegalArgumentException("there is no " + kind + " " + name);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
