package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Who calls, and what the account may have at most: AWS's defaults. */
record AccountOperations() {
  private static final String TOKENS = "Cross-region model inference tokens per minute for ";

  private static final List<Quota> QUOTAS =
      List.of(
          new Quota("bedrock", "L-00000001", TOKENS + "Anthropic Claude Haiku 5.5", 4_000_000),
          new Quota("bedrock", "L-00000002", TOKENS + "Anthropic Claude Sonnet 4.6", 1_000_000),
          new Quota("connect", "L-12AB7C57", "Concurrent active calls per instance", 10),
          new Quota("lambda", "L-B99A9384", "Concurrent executions", 1000),
          new Quota("lex", "L-00000003", "Bots per AWS account", 100));

  Operations identity() {
    return Operations.of(Map.of("GetCallerIdentity", AccountOperations::caller));
  }

  Operations quotas() {
    return Operations.of(
        Map.of(
            "ListServiceQuotas", AccountOperations::quotas,
            "ListAWSDefaultServiceQuotas", AccountOperations::quotas));
  }

  private static JsonNode caller(JsonNode input) {
    return object()
        .put("Account", Template.ACCOUNT)
        .put("UserId", "local")
        .put("Arn", "arn:aws:iam::" + Template.ACCOUNT + ":user/local");
  }

  private static JsonNode quotas(JsonNode input) {
    String service = input.path("ServiceCode").asText();
    return list(
        "Quotas",
        QUOTAS.stream().filter(quota -> quota.service.equals(service)).map(Quota::describe));
  }

  private record Quota(String service, String code, String name, long value) {
    ObjectNode describe() {
      return object()
          .put("ServiceCode", service)
          .put("QuotaCode", code)
          .put("QuotaArn", PhysicalIds.arn("servicequotas", service + "/" + code))
          .put("QuotaName", name)
          .put("Value", value)
          .put("Adjustable", true);
    }
  }
}
