package com.atlasengine.local.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The page's files on the class path: its own, and those of the libraries it uses. */
final class PageFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(html|css|js|svg)");

  /** The libraries' files by the names under which the page asks for them. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lib-preact.js", "/META-INF/resources/_static/htm/3.1.1/preact/standalone.module.js",
          "lib-dagre.js", "/META-INF/resources/webjars/dagre/0.8.4/dist/dagre.min.js",
          "lib-uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
          "lib-uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  /**
   * One file as it is sent.
   *
   * @param etag its digest, quoted as the header wants it
   * @param content compressed by gzip
   */
  record PageFile(String contentType, String etag, ByteBuffer content) {
    /** A copy of the content. */
    byte[] bytes() {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    }
  }

  /** A file by its name; empty when there is none. */
  Optional<PageFile> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    PageFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PageFile> read = read(name);
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  private static Optional<PageFile> read(String name) {
    String resource = LIBRARIES.getOrDefault(name, "/console/" + name);
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return Optional.of(
          new PageFile(String.valueOf(type), etag(bytes), ByteBuffer.wrap(compress(bytes))));
    } catch (IOException e) {
      throw new UncheckedIOException("the page's " + name + " cannot be read", e);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static byte[] compress(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
