package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the doctor has found.
 *
 * @param deployed whether there was a stack
 * @param lines one for each check that was made
 */
public record Report(Target target, boolean deployed, List<Line> lines) {
  private static final String RUNBOOK = "docs/operations.md#";

  public Report {
    lines = List.copyOf(lines);
  }

  /** A check and its answer. */
  public record Line(Check check, Finding finding) {
    private String state() {
      return switch (finding) {
        case Finding.Ok ok -> "ok";
        case Finding.Wrong wrong -> "wrong";
        case Finding.Unknown unknown -> "cannot tell";
      };
    }

    private List<String> details() {
      return switch (finding) {
        case Finding.Ok ok -> List.of(ok.detail());
        case Finding.Wrong wrong -> wrong.causes();
        case Finding.Unknown unknown -> List.of(unknown.reason());
      };
    }
  }

  /** For scripts: 0 when all is well, 1 when something is wrong, 2 when nothing more is known. */
  public int exitCode() {
    if (has(Finding.Wrong.class)) {
      return 1;
    }
    return has(Finding.Unknown.class) ? 2 : 0;
  }

  private boolean has(Class<? extends Finding> kind) {
    return lines.stream().anyMatch(line -> kind.isInstance(line.finding()));
  }

  /** The answer to a check by its name. */
  public Optional<Finding> find(String check) {
    return lines.stream()
        .filter(line -> line.check().name().equals(check))
        .map(Line::finding)
        .findFirst();
  }

  /** For a terminal: a line for each check; below what is not ok, the remedy. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      List<String> details = line.details();
      text.append(
          String.format(
              Locale.ROOT,
              "%-11s  %-23s  %s%n",
              line.state(),
              line.check().name(),
              details.getFirst()));
      details.stream().skip(1).forEach(more -> text.append(indent(more)));
      if (!(line.finding() instanceof Finding.Ok)) {
        text.append(
            indent("→ " + line.check().remedy() + " (" + RUNBOOK + line.check().section() + ")"));
      }
    }
    return text.append(summary()).toString();
  }

  private static String indent(String line) {
    return " ".repeat(38) + line + System.lineSeparator();
  }

  private String summary() {
    long wrong = lines.stream().filter(line -> line.finding() instanceof Finding.Wrong).count();
    long unknown = lines.stream().filter(line -> line.finding() instanceof Finding.Unknown).count();
    return String.format(
        Locale.ROOT,
        "%d checks of %s in %s%s: %d ok, %d wrong, %d cannot tell",
        lines.size(),
        target.stackName(),
        target.endpoint().map(Object::toString).orElse(target.region()),
        deployed ? "" : ", which is not deployed",
        lines.size() - wrong - unknown,
        wrong,
        unknown);
  }

  /** For programs. */
  public JsonNode json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("stack", target.stackName()).put("region", target.region());
    all.put("deployed", deployed).put("exitCode", exitCode());
    ArrayNode checks = all.putArray("checks");
    for (Line line : lines) {
      ObjectNode check = checks.addObject();
      check.put("check", line.check().name());
      check.put("phase", line.check().phase().name().toLowerCase(Locale.ROOT));
      check.put("state", line.state());
      line.details().forEach(check.putArray("details")::add);
      check.put("remedy", line.check().remedy());
      check.put("section", RUNBOOK + line.check().section());
    }
    return all;
  }
}
