package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.GroundedIntent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code answers-question}: the answer is none of the sentences that stand in for one, and shares
 * words with a text or a fact of the content.
 */
record AnswerGrader() implements Grader {
  private static final int MIN_SHARED_WORDS = 2;

  private static final List<Sentence> SUBSTITUTES =
      List.of(
          Sentence.GENERAL_UNREADABLE,
          Sentence.GENERAL_CANNOT_HELP,
          Sentence.FAILURE_PHONE,
          Sentence.FAILURE_NOT_DONE,
          Sentence.SILENCE_CHAT,
          Sentence.SILENCE_PHONE,
          Sentence.CONVERSATION_WAITING,
          Sentence.CONVERSATION_REJECTED,
          Sentence.CONVERSATION_NOT_ASKED,
          Sentence.KNOWLEDGE_UNKNOWN);

  @Override
  public String name() {
    return "answers-question";
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    Content content = heard.content();
    if (SUBSTITUTES.stream()
            .anyMatch(sentence -> SentenceGrader.begins(heard.reply(), content, sentence))
        || heard
            .text()
            .strip()
            .equals(content.grounding(GroundedIntent.FALLBACK, heard.channel()))) {
      return Optional.of("the answer stands in for one that is not there");
    }
    KeyWords own = KeyWords.of(heard.ownText());
    return Grader.require(
        known(heard).anyMatch(text -> KeyWords.of(text).shared(own) >= MIN_SHARED_WORDS),
        "the answer has hardly a word of what is known");
  }

  private static Stream<String> known(Heard heard) {
    String fallback = heard.content().grounding(GroundedIntent.FALLBACK, heard.channel());
    return heard.content().ownTexts().stream().filter(text -> !text.equals(fallback));
  }
}
