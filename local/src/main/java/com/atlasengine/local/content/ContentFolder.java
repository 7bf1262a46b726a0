package com.atlasengine.local.content;

import com.atlasengine.core.content.ContentReader;
import com.atlasengine.core.content.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of content files, one for each locale.
 *
 * @param path the folder
 */
public record ContentFolder(Path path) {
  private static final String ENDING = ".yaml";

  /**
   * The files in the order of their names.
   *
   * @throws IllegalArgumentException when there is none, or one is no YAML
   */
  public List<ContentFile> files() throws IOException {
    List<ContentFile> files = new ArrayList<>();
    for (String locale : locales()) {
      files.add(ContentFile.read(locale, Files.readAllBytes(path.resolve(locale + ENDING))));
    }
    return List.copyOf(files);
  }

  /**
   * What the files say, as a function reads them.
   *
   * @throws IllegalArgumentException when there is none, or one is no YAML
   * @throws IllegalStateException naming every key that is wrong
   */
  public Contents contents() throws IOException {
    return new Contents(
        files().stream().map(file -> ContentReader.read(file.locale(), file.bytes())).toList());
  }

  /**
   * The locales that it has files for, in the order of their names.
   *
   * @throws IllegalArgumentException when there is none
   */
  public List<String> locales() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new IllegalArgumentException("There is no folder " + path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<String> locales =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[a-z]{2}_[A-Z]{2}\\.yaml"))
              .map(name -> name.substring(0, name.length() - ENDING.length()))
              .sorted()
              .toList();
      if (locales.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no content file such as en_US.yaml in " + path);
      }
      return locales;
    }
  }
}
