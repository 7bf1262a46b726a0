package com.atlasengine.local;

import com.atlasengine.local.lambda.InvocationReport;
import com.atlasengine.local.lambda.InvocationWatcher;
import com.atlasengine.local.lambda.StartReport;
import com.atlasengine.local.logs.CloudWatchLogs;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.xray.XRay;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What Lambda writes of each invocation into CloudWatch Logs and X-Ray. */
final class Observed implements InvocationWatcher {
  private static final String GROUP = "/aws/lambda/";

  private final CloudWatchLogs logs;
  private final XRay xray;

  Observed(CloudWatchLogs logs, XRay xray) {
    this.logs = logs;
    this.xray = xray;
  }

  /** Each function's log group. */
  static List<String> groups(List<Template.Function> functions) {
    return functions.stream().map(function -> GROUP + function.name()).toList();
  }

  @Override
  public void line(String function, String logStream, String line) {
    logs.append(GROUP + function, logStream, Instant.now(), line);
  }

  @Override
  public void ended(String logStream, InvocationReport report) {
    String group = GROUP + report.function();
    logs.append(group, logStream, report.end(), "END RequestId: " + report.requestId());
    logs.append(group, logStream, report.end(), report.text());
    report.traceValue("Root").ifPresent(root -> xray.add(segment(root, report)));
  }

  /** Its id is the parent of all that the function sends. */
  private static ObjectNode segment(String root, InvocationReport report) {
    double end = report.end().toEpochMilli() / 1e3;
    double invoked = end - report.durationMs() / 1e3;
    double begun = invoked - report.start().map(StartReport::millis).orElse(0.0) / 1e3;
    ObjectNode segment = part(report.function(), begun, end);
    segment
        .put("id", report.traceValue("Parent").orElseGet(Observed::newId))
        .put("trace_id", root)
        .put("origin", "AWS::Lambda::Function");
    report
        .start()
        .map(start -> part(start.restored() ? "Restore" : "Initialization", begun, invoked))
        .ifPresent(segment.withArray("subsegments")::add);
    segment.withArray("subsegments").add(part("Invocation", invoked, end));
    return segment;
  }

  private static ObjectNode part(String name, double begun, double end) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("id", newId())
        .put("start_time", begun)
        .put("end_time", end);
  }

  private static String newId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
