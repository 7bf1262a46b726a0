package com.atlasengine.local.crosscheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository: what it shows in fences, what it shows inline, what it links.
 *
 * @param path relative to the repository's root
 */
record Markdown(Path path, String text, List<Fence> fences) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```(\\w*) *\\n(.*?)^ *``` *$");
  private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

  /** What the first line of a fence begins with when it is a command and says no language. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(\\./atlas|aws|sam|curl|export|mvn|git|docker|jq|openssl|cd) .*|\\w+=.*|\\w+\\(\\).*");

  private static final Set<String> SHELL = Set.of("sh", "bash", "shell", "console");

  /**
   * A fenced block.
   *
   * @param line of its first line, from 1
   * @param language as after the fence, or empty
   */
  record Fence(int line, String language, String text) {
    boolean isShell() {
      String first = text.strip().lines().findFirst().orElse("");
      return SHELL.contains(language) || (language.isEmpty() && COMMAND.matcher(first).matches());
    }
  }

  /** All of the repository's own Markdown files. */
  static List<Markdown> all() throws IOException {
    try (Stream<Path> files = Files.walk(TemplateSource.ROOT, 3)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(TemplateSource.ROOT::relativize)
          .filter(file -> !file.toString().matches("(.*/)?(target|\\.[a-z-]+)/.*"))
          .sorted()
          .map(Markdown::read)
          .toList();
    }
  }

  /**
   * @param path relative to the root
   */
  static Markdown read(Path path) {
    String text = TemplateSource.file(path.toString());
    List<Fence> fences = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      int line = (int) text.substring(0, fence.start(3)).lines().count() + 1;
      fences.add(new Fence(line, fence.group(2), fence.group(3).indent(-fence.group(1).length())));
    }
    return new Markdown(path, text, List.copyOf(fences));
  }

  /** What is written between single backticks outside of fences, in its order. */
  List<String> inlineCode() {
    return CODE.matcher(FENCE.matcher(text).replaceAll("")).results().map(m -> m.group(1)).toList();
  }

  /** Where it links to. */
  List<String> links() {
    return LINK.matcher(FENCE.matcher(text).replaceAll("")).results().map(m -> m.group(1)).toList();
  }

  /** The names that links to a part of this file have. */
  Set<String> anchors() {
    Set<String> anchors = new TreeSet<>();
    HEADING
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(m -> m.group(1).strip().toLowerCase(Locale.ROOT))
        .forEach(title -> anchors.add(title.replaceAll("[^\\w\\- ]", "").replace(' ', '-')));
    return anchors;
  }
}
