package com.atlasengine.core.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The deployed content file of English, and copies with one thing changed. */
final class ContentFile {
  /** Up to the comment before the next section. */
  private static final Pattern KNOWLEDGE =
      Pattern.compile("(?ms)^knowledge:.*?(?=^#|^instructions:)");

  private ContentFile() {}

  static String english() {
    try (InputStream in =
        Objects.requireNonNull(Contents.class.getResourceAsStream("/content/en_US.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }

  static Content read(String file) {
    return ContentReader.read("en_US", bytes(file));
  }

  /** With other words in place of these, which must be there. */
  static String with(String old, String other) {
    String english = english();
    if (!english.contains(old)) {
      throw new IllegalArgumentException("The file has no " + old);
    }
    return english.replace(old, other);
  }

  static String withKnowledge(String section) {
    return KNOWLEDGE.matcher(english()).replaceFirst(section);
  }
}
