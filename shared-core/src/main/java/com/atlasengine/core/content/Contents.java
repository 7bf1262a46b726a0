package com.atlasengine.core.content;

import com.atlasengine.core.config.Env;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of every locale of the bot. Read once, when the function starts: a turn reads no
 * file.
 */
public final class Contents {
  private static final String DEFAULT_LOCALES = "en_US";

  /** In the jar. */
  private static final String RESOURCES = "/content/";

  private final Map<String, Content> byLocale;
  private final Content fallback;
  private final Content sales;

  /**
   * @param contents at least one; the first is the fallback, and the sales team's
   */
  public Contents(List<Content> contents) {
    this(contents, contents.getFirst());
  }

  /**
   * @param contents at least one; the first is the fallback
   * @param sales that of the sales team's locale
   */
  public Contents(List<Content> contents, Content sales) {
    byLocale = new LinkedHashMap<>();
    contents.forEach(content -> byLocale.put(content.locale(), content));
    fallback = contents.getFirst();
    this.sales = sales;
  }

  /**
   * Reads {@code CONTENT_LOCALES}, a list whose first one answers where no other fits, from the
   * files of {@code CONTENT_DIRECTORY}, or from the jar when that is not set. {@code SALES_LOCALE}
   * is the sales team's, by default the first one; visitors need not be spoken to in it.
   *
   * @throws IllegalStateException naming every key of the first file that is wrong
   */
  public static Contents load(Env env) {
    Optional<Path> directory = env.optional("CONTENT_DIRECTORY").map(Path::of);
    List<Content> contents =
        Arrays.stream(env.text("CONTENT_LOCALES", DEFAULT_LOCALES).split(","))
            .map(String::strip)
            .map(locale -> read(locale, directory))
            .toList();
    String sales = env.text("SALES_LOCALE", contents.getFirst().locale());
    return new Contents(
        contents,
        contents.stream()
            .filter(content -> content.locale().equals(sales))
            .findFirst()
            .orElseGet(() -> read(sales, directory)));
  }

  private static Content read(String locale, Optional<Path> directory) {
    return ContentReader.read(locale, bytes(locale + ".yaml", directory));
  }

  private static byte[] bytes(String file, Optional<Path> directory) {
    try (InputStream in =
        directory.isPresent()
            ? Files.newInputStream(directory.get().resolve(file))
            : Contents.class.getResourceAsStream(RESOURCES + file)) {
      if (in == null) {
        throw new IllegalStateException("There is no content file " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the content file " + file, e);
    }
  }

  /** The content of a locale, else of its language, else of the first locale. */
  public Content of(String locale) {
    Content exact = byLocale.get(locale);
    return exact != null ? exact : ofLanguage(locale).orElse(fallback);
  }

  private Optional<Content> ofLanguage(String locale) {
    String language = locale.split("_", 2)[0];
    return byLocale.values().stream()
        .filter(content -> content.locale().split("_", 2)[0].equals(language))
        .findFirst();
  }

  /** Where nothing says which locale: the first one. */
  public Content fallback() {
    return fallback;
  }

  /** What the sales team reads. */
  public Content sales() {
    return sales;
  }

  /** All that visitors are spoken to in, the fallback first. */
  public List<Content> all() {
    return List.copyOf(byLocale.values());
  }
}
