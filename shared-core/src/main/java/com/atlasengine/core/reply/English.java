package com.atlasengine.core.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells English sentences from others by their common words. */
final class English {
  /** A shorter sentence may well be a name or an exclamation. */
  private static final int MIN_WORDS = 4;

  /** From this length on, one word in {@value #MIN_SHARE} must be a common English one. */
  private static final int LONG_SENTENCE_WORDS = 9;

  private static final int MIN_SHARE = 5;

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,}");

  /** Names that our texts have; they are of no language. */
  private static final Set<String> NAMES =
      Set.of("atlas", "amazon", "aws", "lambda", "lex", "bedrock", "salesforce", "crm", "ai");

  /** Common words of German, Spanish, French, Italian, Portuguese, Dutch that are not English. */
  private static final Set<String> FOREIGN_WORDS =
      Set.of(
          ("ich bin ist sind und oder nicht der das ein eine einen mit fur auf"
                  + " sie wir ihr mein kein bitte danke gerne konnen kann haben wird"
                  + " werden auch uber wie mir dir ihre rufen sagen guten hallo mensch"
                  + " geben heisse hola soy eres es esta estan los las una uno con para"
                  + " por que como pero muy mas gracias puedo puede usted tengo quiero"
                  + " llamar del al su mi yo tu nosotros buenos dias senor persona"
                  + " numero dime je suis est sont et ou ne pas le la les un une des du"
                  + " avec pour sur vous nous mon votre bonjour merci plait tres bien"
                  + " comment peux peut oui mais donnez etes ciao sono sei non il lo gli"
                  + " che di per piu grazie prego questo posso puoi vorrei buongiorno"
                  + " ola eu voce sou nao sim obrigado muito seu sua isso com uma ik ben"
                  + " het een niet van voor met dat hoe wat graag dank alstublieft jij"
                  + " uw jestem nie tak czy prosze bir ve degil icin")
              .split(" "));

  private English() {}

  /** Whether a sentence is in another language; too short ones are not. */
  static boolean isForeign(String sentence) {
    List<String> words =
        Arrays.stream(SPACE.split(sentence))
            .filter(word -> LETTERS.matcher(word).matches() && !NAMES.contains(word))
            .toList();
    long english = words.stream().filter(Vocabulary::isEnglish).count();
    long foreign =
        words.stream().filter(w -> !Vocabulary.isEnglish(w) && FOREIGN_WORDS.contains(w)).count();
    return (foreign >= 2 && foreign > english)
        || (words.size() >= MIN_WORDS && english == 0)
        || (words.size() >= LONG_SENTENCE_WORDS && english * MIN_SHARE < words.size());
  }
}
