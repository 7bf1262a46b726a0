package com.atlasengine.local.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Writes a report as JSON, and as one page that needs nothing else. */
public final class ReportFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportFiles() {}

  /** Writes {@code eval.json} and {@code eval.html} into a folder, which it makes. */
  public static void write(EvalReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(report));
    Files.writeString(folder.resolve("eval.json"), json + "\n");
    Files.writeString(folder.resolve("eval.html"), renderPage(report));
  }

  /** The page. Nothing in its script may look like the script's end. */
  static String renderPage(EvalReport report) throws IOException {
    String data = JSON.writeValueAsString(tree(report)).replace("<", "\\u003c");
    try (InputStream in =
        Objects.requireNonNull(
            ReportFiles.class.getResourceAsStream("report.html"), "report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("/*DATA*/", data);
    }
  }

  private static ObjectNode tree(EvalReport report) {
    ObjectNode root = JSON.createObjectNode().put("model", report.model());
    put(root.putObject("overall"), report.overall());
    ObjectNode graders = root.putObject("graders");
    for (Map.Entry<String, EvalReport.Share> each : report.byGrader().entrySet()) {
      put(graders.putObject(each.getKey()), each.getValue());
    }
    ArrayNode cases = root.putArray("cases");
    for (EvalReport.CaseResult each : report.cases()) {
      cases.addObject().put("passed", each.passed()).setAll(JSON.<ObjectNode>valueToTree(each));
    }
    return root;
  }

  private static void put(ObjectNode node, EvalReport.Share share) {
    node.put("passed", share.passed()).put("all", share.all());
  }
}
