package com.atlasengine.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes a report as one page with charts, which needs nothing else: the charting library, Apache
 * ECharts, and the numbers are inside it.
 */
public final class HtmlReport {
  private static final String LIBRARY =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private HtmlReport() {}

  /** Writes the page. */
  public static void write(Report report, Path file) throws IOException {
    Files.writeString(file, renderPage(report));
  }

  /** The page. */
  static String renderPage(Report report) throws IOException {
    return resource("report.html")
        .replace("/*ECHARTS*/", escapeScriptEnd(resource(LIBRARY)))
        .replace("/*DATA*/", toJson(report));
  }

  /** Nothing in a script may look like its end. */
  private static String escapeScriptEnd(String script) {
    return script.replace("</script", "<\\/script");
  }

  private static String toJson(Report report) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(report).replace("<", "\\u003c");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
