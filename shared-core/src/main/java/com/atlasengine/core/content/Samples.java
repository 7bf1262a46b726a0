package com.atlasengine.core.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bot's sample utterances of the grounded intents; a test compares them with the bot. */
final class Samples {
  private Samples() {}

  /** A line each; none for a locale without a file of them. */
  static List<String> of(String locale) {
    try (InputStream in = Samples.class.getResourceAsStream("samples-" + locale + ".txt")) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
