package com.atlasengine.local.connect;

import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What Connect says of its one instance and its flows: the list and describe operations.
 *
 * @param flows those that the template makes
 */
record ConnectFlows(Connect.Instance instance, List<Template.Flow> flows) {
  private static final String ALIAS = "atlas-engine";

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

  /** Whether a call may begin with a flow: it is there, and not one for agents or queues. */
  boolean isCallable(String id) {
    return find(id).filter(flow -> flow.type().equals("CONTACT_FLOW")).isPresent();
  }

  /**
   * As {@code ListContactFlows} answers for {@code contact-flows-summary/{instance}}, or {@code
   * DescribeContactFlow} for {@code contact-flows/{instance}/{flow}}; empty for another flow.
   */
  Optional<JsonNode> answer(List<String> path) {
    if (path.getFirst().equals("contact-flows-summary")) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.putArray("ContactFlowSummaryList");
      flows.forEach(flow -> answer.withArray("ContactFlowSummaryList").add(summary(flow)));
      return Optional.of(answer);
    }
    return path.size() < 3 ? Optional.empty() : find(path.get(2)).map(ConnectFlows::describe);
  }

  private Optional<Template.Flow> find(String idOrArn) {
    String id = DialRequest.idOf(idOrArn);
    return flows.stream().filter(flow -> DialRequest.idOf(flow.arn()).equals(id)).findFirst();
  }

  private static JsonNode describe(Template.Flow flow) {
    ObjectNode described = summary(flow).put("Type", flow.type());
    described.put("Status", "PUBLISHED").put("Content", flow.content());
    described.put("State", "ACTIVE").remove(List.of("ContactFlowType", "ContactFlowState"));
    return JsonNodeFactory.instance.objectNode().set("ContactFlow", described);
  }

  private static ObjectNode summary(Template.Flow flow) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", DialRequest.idOf(flow.arn()))
        .put("Arn", flow.arn())
        .put("Name", flow.name())
        .put("ContactFlowType", flow.type())
        .put("ContactFlowState", "ACTIVE")
        .put("ContactFlowStatus", "PUBLISHED");
  }
}
