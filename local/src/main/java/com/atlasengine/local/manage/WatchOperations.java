package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.copy;
import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** CloudWatch's alarms and the groups of its logs. No metric is kept here, so no alarm goes off. */
record WatchOperations(StackDescription stack) {
  private static final long CREATED_MS = 1_767_225_600_000L;

  Operations alarms() {
    return Operations.of(Map.of("DescribeAlarms", this::describeAlarms));
  }

  Operations logs() {
    return Operations.of(Map.of("DescribeLogGroups", this::describeGroups));
  }

  private JsonNode describeAlarms(JsonNode input) {
    String prefix = input.path("AlarmNamePrefix").asText();
    return list(
        "MetricAlarms",
        stack
            .ofType("AWS::CloudWatch::Alarm")
            .filter(alarm -> alarm.physicalId().startsWith(prefix))
            .map(WatchOperations::alarm));
  }

  private static ObjectNode alarm(Resource alarm) {
    ObjectNode described =
        copy(
            alarm.properties(),
            "AlarmName",
            "AlarmDescription",
            "AlarmActions",
            "OKActions",
            "MetricName",
            "Namespace",
            "Statistic",
            "ExtendedStatistic",
            "Dimensions",
            "Period",
            "EvaluationPeriods",
            "Threshold",
            "ComparisonOperator",
            "TreatMissingData",
            "Metrics");
    return described
        .put("AlarmArn", PhysicalIds.arn("cloudwatch", "alarm:" + alarm.physicalId()))
        .put("ActionsEnabled", true)
        .put("StateValue", "OK")
        .put("StateReason", "No data is kept here")
        .put("StateUpdatedTimestamp", "2026-01-01T00:00:00Z");
  }

  private JsonNode describeGroups(JsonNode input) {
    String prefix = input.path("logGroupNamePrefix").asText();
    return list(
        "logGroups",
        stack
            .ofType("AWS::Logs::LogGroup")
            .filter(group -> group.physicalId().startsWith(prefix))
            .map(
                group ->
                    object()
                        .put("logGroupName", group.physicalId())
                        .put("arn", PhysicalIds.arn("logs", "log-group:" + group.physicalId()))
                        .put("creationTime", CREATED_MS)
                        .put(
                            "retentionInDays",
                            group.properties().path("RetentionInDays").asInt())));
  }
}
