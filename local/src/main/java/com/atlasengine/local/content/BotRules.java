package com.atlasengine.local.content;

import com.atlasengine.core.content.ContentProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Lex takes of a locale: lengths, counts and characters, from its developer guide's pages on
 * quotas and on sample utterances.
 */
final class BotRules {
  private static final int MAX_PROMPT_CHARS = 1_024;
  private static final int MAX_UTTERANCE_CHARS = 500;
  private static final int MAX_UTTERANCES = 1_500;

  private static final Pattern UTTERANCE =
      Pattern.compile("(?:[\\p{L}\\p{M}0-9 _'’.,¿?¡!+-]|\\{[A-Za-z]+})+");
  private static final Pattern MARKUP = Pattern.compile("[<>]");

  private final ContentFile file;
  private final List<ContentProblem> problems = new ArrayList<>();

  BotRules(ContentFile file) {
    this.file = file;
  }

  List<ContentProblem> problems() {
    Map<String, String> intentOf = new HashMap<>();
    BotWriter.keys()
        .forEach(
            key -> {
              if (key.endsWith(".utterances")) {
                utterances(key, intentOf);
              } else if (key.endsWith(".names")) {
                texts(key);
              } else {
                prompt(key);
              }
            });
    return List.copyOf(problems);
  }

  private void prompt(String key) {
    Optional<String> text = file.at(key).filter(String.class::isInstance).map(String.class::cast);
    if (text.isEmpty() || text.get().isBlank()) {
      report(key, "is missing");
    } else if (text.get().length() > MAX_PROMPT_CHARS) {
      report(key, "has more than " + MAX_PROMPT_CHARS + " characters");
    } else if (MARKUP.matcher(text.get()).find()) {
      report(key, "holds markup, which would be spoken");
    }
  }

  private void utterances(String key, Map<String, String> intentOf) {
    List<String> all = texts(key);
    if (all.size() > MAX_UTTERANCES) {
      report(key, "has more than " + MAX_UTTERANCES + " utterances");
    }
    for (int i = 0; i < all.size(); i++) {
      utterance(key + "[" + i + "]", all.get(i), key, intentOf);
    }
  }

  private void utterance(String at, String text, String key, Map<String, String> intentOf) {
    String plain = text.replaceAll("\\{(?:assistant|company|contact)}", "x");
    if (text.length() > MAX_UTTERANCE_CHARS || !UTTERANCE.matcher(plain).matches()) {
      report(
          at, "is no utterance: letters and words, at most " + MAX_UTTERANCE_CHARS + " characters");
    }
    String other = intentOf.putIfAbsent(text.toLowerCase(java.util.Locale.ROOT), key);
    if (other != null) {
      report(at, "stands in " + other + ", too");
    }
  }

  private List<String> texts(String key) {
    if (file.at(key).orElse(null) instanceof List<?> list && !list.isEmpty()) {
      return list.stream().map(String::valueOf).toList();
    }
    report(key, "is missing: it is a list of texts");
    return List.of();
  }

  private void report(String key, String message) {
    problems.add(new ContentProblem(key, message));
  }
}
