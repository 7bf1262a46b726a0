package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.port.TextModel.Prompt;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a spoken answer must not hold. Each rule has a file of answers that it refuses among the
 * tests' resources. What our own texts say is allowed.
 */
public enum ReplyRule {
  /** Characters that are not shown: NUL, bidi marks, tags and the like. */
  HIDDEN_CHARACTERS {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return UNPRINTABLE.matcher(answer.original()).find();
    }
  },
  /** A word of letters that look like Latin ones. */
  LOOK_ALIKES {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return !LookAlikes.isCommonLatin(answer.original())
          && (LookAlikes.hasPhoneticOrBoxed(answer.original())
              || MIXED_WORD.matcher(answer.visible()).find()
              || OTHER_LETTERS
                  .matcher(answer.visible())
                  .results()
                  .anyMatch(word -> !prompt.user().contains(word.group())));
    }
  },
  /** A link, a domain or an e-mail address, written or spelled out. */
  ADDRESS {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return Addresses.occurIn(answer, OwnTexts.of(content));
    }
  },
  /** A phone number, in digits or in words. */
  PHONE_NUMBER {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return SpokenNumbers.holdPhoneNumber(answer, OwnTexts.of(content));
    }
  },
  /** A request for card numbers, codes, passwords and the like. */
  SECRET {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return SecretRequests.occurIn(answer);
    }
  },
  /** A claim of being human, or no machine. */
  HUMAN_CLAIM {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return HumanClaims.occurIn(answer);
    }
  },
  /** A promise of a price, a discount, a refund or a guarantee. */
  PROMISE {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return Promises.occurIn(answer, OwnTexts.of(content));
    }
  },
  /** A sentence that is not in the language of the content. */
  LANGUAGE {
    @Override
    boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content) {
      return answer.wholeSentences().stream()
          .anyMatch(sentence -> ForeignLanguage.isIn(sentence, content.vocabulary()));
    }
  };

  /**
   * Controls but the ends of lines, and what formats; joiners and soft hyphens are only removed.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}"
              + "&&[^\\t\\n\\r\\x{85}\\x{AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]]");

  private static final Pattern OTHER_LETTERS = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]+");

  private static final Pattern MIXED_WORD =
      Pattern.compile(
          "\\p{IsLatin}[\\p{L}&&[^\\p{IsLatin}]]|[\\p{L}&&[^\\p{IsLatin}]]\\p{IsLatin}");

  abstract boolean isBrokenBy(FoldedText answer, Prompt prompt, Content content);

  /**
   * Whether an answer breaks the rule, whoever wrote it.
   *
   * @param said what it answers
   */
  public boolean isBrokenBy(String answer, String said, Content content) {
    return isBrokenBy(FoldedText.of(answer), new Prompt("", said, 1, 0), content);
  }

  /** The first rule that the answer breaks. */
  static Optional<ReplyRule> brokenBy(FoldedText answer, Prompt prompt, Content content) {
    return Arrays.stream(values())
        .filter(rule -> rule.isBrokenBy(answer, prompt, content))
        .findFirst();
  }
}
