package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Lambda API: invoke, and list and describe the template's functions. */
public final class Lambda implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions(?:/([^/]*)(?:/(invocations|configuration))?)?");

  private final List<Template.Function> functions;
  private final FunctionRunner functionRunner;
  private volatile Consumer<String> watcher = function -> {};

  public Lambda(List<Template.Function> functions, FunctionRunner runner) {
    this.functions = List.copyOf(functions);
    this.functionRunner = runner;
  }

  @Override
  public String signingName() {
    return "lambda";
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    Matcher path = PATH.matcher(exchange.path());
    if (!path.matches()) {
      throw AwsError.unknownOperation("Lambda", exchange.method() + " " + exchange.path());
    }
    String name = path.group(1) == null ? "" : path.group(1);
    String what = path.group(2) == null ? "" : path.group(2);
    String function = URLDecoder.decode(name, StandardCharsets.UTF_8);
    switch (exchange.method() + " " + what) {
      case "POST invocations" -> invoke(exchange, qualifiedName(exchange, function));
      case "PUT configuration" -> updateConfiguration(exchange, find(exchange, function));
      case "GET configuration" -> exchange.respondJson(configuration(find(exchange, function)));
      case "GET " ->
          exchange.respondJson(name.isEmpty() ? list() : describe(find(exchange, function)));
      default ->
          throw AwsError.unknownOperation("Lambda", exchange.method() + " " + exchange.path());
    }
  }

  private static String qualifiedName(Exchange exchange, String function) {
    return exchange
        .query("Qualifier")
        .map(qualifier -> function + ":" + qualifier)
        .orElse(function);
  }

  private Template.Function find(Exchange exchange, String function) {
    return FunctionNames.find(functions, qualifiedName(exchange, function)).function();
  }

  private void invoke(Exchange exchange, String function) throws IOException {
    FunctionNames.FunctionReference reference = FunctionNames.find(functions, function);
    String type = exchange.header("X-Amz-Invocation-Type").orElse("RequestResponse");
    String payload = payload(exchange, type);
    String trace = exchange.header("X-Amzn-Trace-Id").orElse("");
    switch (type) {
      case "DryRun" -> exchange.respond(204, Map.of(), new byte[0]);
      case "Event" -> {
        functionRunner.invokeAsync(function, payload, trace);
        exchange.respond(202, Map.of(), new byte[0]);
      }
      case "RequestResponse" ->
          answer(
              exchange,
              reference,
              isLogRequested(exchange)
                  ? functionRunner.invokeForLog(function, payload, trace)
                  : functionRunner.invoke(function, payload, trace));
      default -> throw new IllegalStateException("no such invocation type");
    }
  }

  private static String payload(Exchange exchange, String invocationType) {
    byte[] body = exchange.body();
    Payloads.requireWithinLimit(body.length, invocationType);
    if (body.length == 0) {
      return "{}";
    }
    String payload = new String(body, StandardCharsets.UTF_8);
    try {
      JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new AwsError(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
    return payload;
  }

  private static void answer(
      Exchange exchange, FunctionNames.FunctionReference reference, Functions.Result result)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Amz-Executed-Version", version(reference.function()));
    result.error().ifPresent(error -> headers.put("X-Amz-Function-Error", error));
    if (isLogRequested(exchange)) {
      byte[] tail = result.logTail().getBytes(StandardCharsets.UTF_8);
      headers.put("X-Amz-Log-Result", Base64.getEncoder().encodeToString(tail));
    }
    exchange.respond(200, headers, result.payload().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLogRequested(Exchange exchange) {
    return exchange.header("X-Amz-Log-Type").orElse("").equals("Tail");
  }

  private static String version(Template.Function function) {
    return function.alias().isPresent() ? "1" : "$LATEST";
  }

  private JsonNode list() {
    ArrayNode list = JSON.createArrayNode();
    functions.forEach(function -> list.add(configuration(function)));
    return JSON.createObjectNode().set("Functions", list);
  }

  private JsonNode describe(Template.Function function) {
    ObjectNode node = JSON.createObjectNode();
    node.set("Configuration", configuration(function));
    node.putObject("Code").put("RepositoryType", "S3").put("Location", function.code().toString());
    return node;
  }

  /** Only the environment can be changed; processes that start from now on have it. */
  private void updateConfiguration(Exchange exchange, Template.Function function)
      throws IOException {
    JsonNode variables = exchange.json().path("Environment").path("Variables");
    if (!variables.isObject()) {
      throw new AwsError(
          400, "InvalidParameterValueException", "only Environment can be changed locally");
    }
    Map<String, String> updated = new HashMap<>();
    variables.properties().forEach(each -> updated.put(each.getKey(), each.getValue().asText()));
    functionRunner.pool(function.name()).configure(updated);
    watcher.accept(function.name());
    exchange.respondJson(configuration(function));
  }

  /** Calls the watcher with the name of each function whose configuration has changed. */
  public void watch(Consumer<String> newWatcher) {
    watcher = newWatcher;
  }

  private ObjectNode configuration(Template.Function function) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("FunctionName", function.name())
            .put("FunctionArn", function.arn())
            .put("Runtime", "java21")
            .put("Role", "arn:aws:iam::" + Template.ACCOUNT + ":role/" + function.name())
            .put("Handler", function.handler())
            .put("CodeSize", function.code().toFile().length())
            .put("Timeout", function.timeout().toSeconds())
            .put("MemorySize", function.memoryMb())
            .put("LastModified", "2026-01-01T00:00:00.000+0000")
            .put("Version", "$LATEST")
            .put("PackageType", "Zip")
            .put("State", "Active")
            .put("LastUpdateStatus", "Successful");
    ObjectNode variables = node.putObject("Environment").putObject("Variables");
    functionRunner.pool(function.name()).environment().forEach(variables::put);
    node.putArray("Architectures").add("x86_64");
    function
        .deadLetterArn()
        .ifPresent(arn -> node.putObject("DeadLetterConfig").put("TargetArn", arn));
    return node;
  }
}
