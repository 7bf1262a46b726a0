package com.atlasengine.local.content;

import com.atlasengine.core.content.ContentProblem;
import com.atlasengine.core.content.ContentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with a folder of content files: by the rules of the functions, by Lex's
 * limits, and by what is made of the files.
 *
 * @param root the repository
 */
public record ContentCheck(Path root) {
  private static final Set<String> SECTIONS =
      Set.of("language", "persona", "grounding", "knowledge", "instructions", "sentences", "bot");

  /** The problems of a folder, a line each, in the order of the files; empty when it is fine. */
  public List<String> problems(ContentFolder folder) throws IOException {
    List<String> problems = new ArrayList<>();
    for (ContentFile file : folder.files()) {
      findIn(file).stream()
          .sorted(Comparator.comparingInt(problem -> file.line(problem.key())))
          .map(
              problem ->
                  "%s.yaml:%d: %s".formatted(file.locale(), file.line(problem.key()), problem))
          .forEach(problems::add);
    }
    return problems;
  }

  private static List<ContentProblem> findIn(ContentFile file) {
    List<ContentProblem> problems =
        new ArrayList<>(
            ContentReader.check(file.locale(), file.text().getBytes(StandardCharsets.UTF_8)));
    if (file.tree() instanceof Map<?, ?> map) {
      map.keySet().stream()
          .map(String::valueOf)
          .filter(key -> !SECTIONS.contains(key))
          .forEach(key -> problems.add(new ContentProblem(key, "is unknown")));
    }
    problems.addAll(new BotRules(file).problems());
    return problems;
  }

  /** The generated files that are not what the content says, with what they should be. */
  public Map<Path, String> outdated(ContentFolder folder) throws IOException {
    Map<Path, String> wanted =
        Map.of(
            root.resolve("bot.yaml"),
            new BotWriter(folder.files()).rewrite(Files.readString(root.resolve("bot.yaml"))),
            root.resolve(FlowWriter.TEMPLATE),
            new FlowWriter(root.resolve("contact-flow")).write(),
            folder.path().resolve(ContentSchema.FILE),
            ContentSchema.text());
    return wanted.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(read(entry.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
