package com.atlasengine.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What Connect says of its one instance and flow: the list and describe operations. */
final class ConnectFlows {
  private static final String ALIAS = "atlas-engine";
  private static final String FLOW_NAME = "Atlas outbound";

  private ConnectFlows() {}

  /** As {@code ListInstances} answers. */
  static JsonNode listInstances(Connect.Instance instance) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putArray("InstanceSummaryList")
        .addObject()
        .put("Id", instance.id())
        .put("Arn", instance.arn())
        .put("InstanceAlias", ALIAS)
        .put("InstanceStatus", "ACTIVE")
        .put("OutboundCallsEnabled", true);
    return answer;
  }

  /**
   * As {@code ListContactFlows} answers for {@code contact-flows-summary/{instance}}, or {@code
   * DescribeContactFlow} for {@code contact-flows/{instance}/{flow}}; empty for another flow.
   *
   * @param content the flow in Connect's flow language, when it is known
   */
  static Optional<JsonNode> answer(
      Connect.Instance instance, Optional<String> content, List<String> path) {
    String id = DialRequest.idOf(instance.contactFlowId());
    if (path.getFirst().equals("contact-flows-summary")) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.putArray("ContactFlowSummaryList").add(summary(instance, id));
      return Optional.of(answer);
    }
    if (path.size() < 3 || !DialRequest.idOf(path.get(2)).equals(id)) {
      return Optional.empty();
    }
    return content.map(
        flow -> {
          ObjectNode described = summary(instance, id).put("Type", "CONTACT_FLOW");
          described.put("Status", "PUBLISHED").put("Content", flow);
          described.put("State", "ACTIVE").remove(List.of("ContactFlowType", "ContactFlowState"));
          return JsonNodeFactory.instance.objectNode().set("ContactFlow", described);
        });
  }

  private static ObjectNode summary(Connect.Instance instance, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", id)
        .put("Arn", instance.arn() + "/contact-flow/" + id)
        .put("Name", FLOW_NAME)
        .put("ContactFlowType", "CONTACT_FLOW")
        .put("ContactFlowState", "ACTIVE")
        .put("ContactFlowStatus", "PUBLISHED");
  }
}
