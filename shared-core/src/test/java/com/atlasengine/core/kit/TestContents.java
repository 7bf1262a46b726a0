package com.atlasengine.core.kit;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.ContentReader;
import com.atlasengine.core.content.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Contents of tests. */
public final class TestContents {
  /** Those of the repository, English first. */
  public static final Contents ALL =
      Contents.load(Env.of(Map.of("CONTENT_LOCALES", "en_US,es_US")));

  /** What is said and known in English. */
  public static final Content ENGLISH = ALL.of("en_US");

  /** What is said and known in Spanish. */
  public static final Content SPANISH = ALL.of("es_US");

  private TestContents() {}

  /**
   * The English content with other texts.
   *
   * @param changes the new text by the text that it replaces
   */
  public static Content changed(String locale, Map<String, String> changes) {
    String yaml = read("/content/en_US.yaml");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!yaml.contains(change.getKey())) {
        throw new IllegalArgumentException("The content does not hold: " + change.getKey());
      }
      yaml = yaml.replace(change.getKey(), change.getValue());
    }
    return ContentReader.read(locale, yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(TestContents.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
