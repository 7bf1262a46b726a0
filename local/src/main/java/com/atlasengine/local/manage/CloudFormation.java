package com.atlasengine.local.manage;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.DeployedStack;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;

/** CloudFormation: {@code DescribeStacks} of the one stack that the engine runs. */
public final class CloudFormation implements Service {
  private static final String STACK_ID =
      PhysicalIds.arn("cloudformation", "stack/" + Template.STACK + "/local");

  private final StackSource source;

  /**
   * @param source reads the stack when it is asked for
   */
  public CloudFormation(StackSource source) {
    this.source = source;
  }

  /** Reads what is deployed. */
  @FunctionalInterface
  public interface StackSource {
    DeployedStack read() throws IOException;
  }

  @Override
  public String signingName() {
    return "cloudformation";
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    Map<String, String> form = exchange.form();
    String action = form.getOrDefault("Action", "");
    if (!action.equals("DescribeStacks")) {
      throw AwsError.unknownOperation("CloudFormation", action);
    }
    String name = form.getOrDefault("StackName", Template.STACK);
    if (!name.equals(Template.STACK) && !name.equals(STACK_ID)) {
      throw new AwsError(400, "ValidationError", "Stack with id " + name + " does not exist");
    }
    respond(exchange, 200, response(source.read()));
  }

  @Override
  public void respondError(Exchange exchange, AwsError error) throws IOException {
    String fields =
        element("Type", error.status() < 500 ? "Sender" : "Receiver")
            + element("Code", escape(error.type()))
            + element("Message", escape(error.message()));
    respond(
        exchange,
        error.status(),
        element("ErrorResponse", element("Error", fields) + element("RequestId", "local")));
  }

  private static void respond(Exchange exchange, int status, String xml) throws IOException {
    exchange.respond(
        status, Map.of("Content-Type", "text/xml"), xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String response(DeployedStack stack) {
    String member =
        element("StackId", STACK_ID)
            + element("StackName", Template.STACK)
            + element("CreationTime", "2026-01-01T00:00:00.000Z")
            + element("StackStatus", "CREATE_COMPLETE")
            + list("Parameters", "Parameter", stack.parameters())
            + list("Outputs", "Output", stack.outputs());
    String result = element("DescribeStacksResult", element("Stacks", element("member", member)));
    String metadata =
        element("ResponseMetadata", element("RequestId", UUID.randomUUID().toString()));
    return "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">"
        + result
        + metadata
        + "</DescribeStacksResponse>";
  }

  private static String list(String name, String kind, Map<String, String> values) {
    BinaryOperator<String> entry =
        (key, value) ->
            element(
                "member",
                element(kind + "Key", escape(key)) + element(kind + "Value", escape(value)));
    StringBuilder members = new StringBuilder();
    new TreeMap<>(values).forEach((key, value) -> members.append(entry.apply(key, value)));
    return element(name, members.toString());
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
