package com.atlasengine.local.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the flows in {@code contact-flow/} into the template that has Connect make them. A
 * template cannot read a file into a text, and a parameter is too short for a flow.
 *
 * @param folder the one with the flows
 */
public record FlowWriter(Path folder) {
  /** The template that is written, beside the folder. */
  public static final String TEMPLATE = "contact-flow.yaml";

  private static final Pattern CONTENT = Pattern.compile("(?m)^( *)Content: (\\S+\\.json)$");

  /** A flow that another one names; the JSON has the placeholder, the template the resource. */
  private static final String WHISPER = "${WhisperFlowArn}";

  /** The template, with the files' text where its shape names them. */
  public String write() {
    return CONTENT.matcher(shape()).replaceAll(m -> Matcher.quoteReplacement(content(m)));
  }

  private String content(MatchResult property) {
    String indent = property.group(1);
    String flow = read(folder.resolve(property.group(2))).strip();
    String lines =
        flow.replace(WHISPER, "${WhisperFlow}")
            .lines()
            .map(line -> indent + "  " + line)
            .collect(Collectors.joining("\n"));
    String function = flow.contains("${") ? "!Sub " : "";
    return indent + "Content: " + function + "|-\n" + lines;
  }

  private static String shape() {
    try (InputStream in =
        Objects.requireNonNull(FlowWriter.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
