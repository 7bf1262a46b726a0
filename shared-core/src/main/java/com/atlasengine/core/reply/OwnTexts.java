package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What our own texts say, and may therefore be said: numbers, links and names in them.
 *
 * @param texts as the content has them; read only when there is something to look for
 */
record OwnTexts(List<String> texts) {
  static OwnTexts of(Content content) {
    return new OwnTexts(content.ownTexts());
  }

  /** Whether the pattern finds something that our texts do not hold. */
  boolean hasOther(Pattern pattern, String text) {
    List<String> found =
        pattern.matcher(text).results().map(MatchResult::group).map(String::strip).toList();
    return !found.isEmpty() && !found.stream().allMatch(folded()::contains);
  }

  private String folded() {
    return FoldedText.of(String.join("\n", texts)).folded();
  }
}
