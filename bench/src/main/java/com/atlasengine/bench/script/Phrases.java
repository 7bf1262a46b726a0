package com.atlasengine.bench.script;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What people say. Two in three use one of a few common wordings, the first of them most often; the
 * others have a wording of their own, which hardly ever comes twice.
 */
final class Phrases {
  private static final double COMMON_SHARE = 0.65;

  private static final List<String> OPENERS =
      List.of("so", "well", "okay", "please", "hey", "right", "and", "listen", "hmm", "oh");
  private static final List<String> TAILS =
      List.of(
          "",
          "exactly",
          "in a few words",
          "if you can",
          "for a beginner",
          "today",
          "really",
          "then");

  private static final List<String> GREETINGS =
      List.of("hello", "hi", "good morning", "hey there", "hi atlas", "hello, anybody there?");
  private static final List<String> TECHNOLOGY =
      List.of(
          "what are you built with",
          "what technology do you use",
          "how does this work",
          "which cloud services are behind this",
          "what is under the hood",
          "are you running on aws");
  private static final List<String> DEMO =
      List.of(
          "what does the demo do",
          "tell me about the demo",
          "what is this demo",
          "what happens in the demo",
          "why should i try it",
          "what will the demo show me");
  private static final List<String> NONSENSE =
      List.of(
          "what is the weather like",
          "asdf",
          "how much is it",
          "do you like pizza",
          "never mind",
          "is this free");
  private static final List<String> TALK =
      List.of(
          "who am i talking to",
          "what can you do for a small company",
          "how did you know my name",
          "could you take orders for a restaurant",
          "does this work in other languages",
          "how long does it take to set something like this up",
          "what happens to what i tell you",
          "can you talk to our own database",
          "tell me more about that",
          "how many calls can you make at once",
          "and what if you do not understand somebody",
          "who built you");

  private Phrases() {}

  /** Words for a turn of this kind. */
  static String of(TurnKind kind, RandomGenerator random) {
    return switch (kind) {
      case GREETING, PHONE_GREETING -> pick(GREETINGS, random);
      case TECHNOLOGY -> vary(TECHNOLOGY, random);
      case DEMO -> vary(DEMO, random);
      case NONSENSE -> vary(NONSENSE, random);
      case CONVERSATION -> vary(TALK, random);
      case SLOT, START_DEMO -> "start demo";
      case DELETE -> "delete my data";
      case CALLBACK -> "can somebody call me back";
      case CLOSE, PHONE_CLOSE -> "goodbye";
    };
  }

  private static String vary(List<String> wordings, RandomGenerator random) {
    String words = pick(wordings, random);
    if (random.nextDouble() < COMMON_SHARE) {
      return words;
    }
    String opener = OPENERS.get(random.nextInt(OPENERS.size()));
    String other = OPENERS.get(random.nextInt(OPENERS.size()));
    String tail = TAILS.get(random.nextInt(TAILS.size()));
    return (opener + " " + other + ", " + words + " " + tail).strip();
  }

  /** The first twice as often as the second, thrice as often as the third. */
  private static String pick(List<String> wordings, RandomGenerator random) {
    double all = 0;
    for (int rank = 1; rank <= wordings.size(); rank++) {
      all += 1.0 / rank;
    }
    double left = random.nextDouble() * all;
    for (int rank = 1; rank < wordings.size(); rank++) {
      left -= 1.0 / rank;
      if (left < 0) {
        return wordings.get(rank - 1);
      }
    }
    return wordings.getLast();
  }
}
