package com.atlasengine.core.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a file among the test resources; {@code \u202E} stands for the character. */
public final class Corpus {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

  private Corpus() {}

  /** The lines of {@code /<name>.txt}. */
  public static List<String> read(String name) {
    try (InputStream in =
        Objects.requireNonNull(Corpus.class.getResourceAsStream("/" + name + ".txt"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Corpus::unescape)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescape(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            m -> {
              char c = (char) Integer.parseInt(m.group(1), 16);
              return Matcher.quoteReplacement(String.valueOf(c));
            });
  }
}
