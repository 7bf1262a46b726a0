package com.atlasengine.local.client;

import com.atlasengine.local.http.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Talks to a running engine over its port, as any client of AWS's does. */
public final class EngineClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than the longest that Lex waits for its code hook. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(35);

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  public EngineClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  URI endpoint() {
    return endpoint;
  }

  /**
   * What the engine says of itself: the ids of its bot and the names of its functions.
   *
   * @throws java.net.ConnectException when no engine runs
   */
  public JsonNode health() throws IOException, InterruptedException {
    return send(request("/_atlas/health"));
  }

  /** All that is switched on, and what can be. */
  public JsonNode switches() throws IOException, InterruptedException {
    return send(request("/_atlas/switches"));
  }

  /**
   * Makes services fail.
   *
   * @param faults by service, as {@code PUT /_atlas/faults} takes them
   */
  public void setFaults(JsonNode faults) throws IOException, InterruptedException {
    JsonNode unused =
        send(request("/_atlas/faults").PUT(BodyPublishers.ofString(faults.toString())));
  }

  /** Makes all services work again. */
  public void endFaults() throws IOException, InterruptedException {
    JsonNode unused = send(request("/_atlas/faults").DELETE());
  }

  /**
   * Asks a model of Bedrock's with {@code Converse}.
   *
   * @param modelId as Bedrock names it
   * @param request the operation's JSON
   * @return the text of the answer
   */
  public String converse(String modelId, JsonNode request)
      throws IOException, InterruptedException {
    String id = URLEncoder.encode(modelId, StandardCharsets.UTF_8);
    JsonNode response = callAws("bedrock", "POST", "/model/" + id + "/converse", request);
    StringBuilder text = new StringBuilder();
    response.at("/output/message/content").forEach(each -> text.append(each.path("text").asText()));
    return text.toString();
  }

  /** The phone calls so far. */
  public JsonNode contacts() throws IOException, InterruptedException {
    return send(request("/_atlas/contacts")).path("contacts");
  }

  /** The names of the schedules. */
  public List<String> schedules() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    send(request("/_atlas/schedules")).path("schedules").forEach(s -> names.add(s.asText()));
    return names;
  }

  /** Fires a schedule now. */
  public void fire(String schedule) throws IOException, InterruptedException {
    JsonNode unused =
        send(request("/_atlas/schedules/" + schedule + "/fire").POST(BodyPublishers.noBody()));
  }

  /**
   * Stores a new version of a secret: other letters in a text, the same fields in JSON.
   *
   * @param name the end of the secret's name
   */
  public void rotate(String name) throws IOException, InterruptedException {
    JsonNode list =
        callAwsOperation(
            "secretsmanager", "secretsmanager.ListSecrets", JsonNodeFactory.instance.objectNode());
    for (JsonNode secret : list.path("SecretList")) {
      if (secret.path("Name").asText().endsWith(name)) {
        rotateByArn(secret.path("ARN").asText());
      }
    }
  }

  private void rotateByArn(String arn) throws IOException, InterruptedException {
    ObjectNode id = JsonNodeFactory.instance.objectNode().put("SecretId", arn);
    String value =
        callAwsOperation("secretsmanager", "secretsmanager.GetSecretValue", id)
            .path("SecretString")
            .asText();
    boolean fields = value.strip().startsWith("{");
    String next = fields ? value + " " : new StringBuilder(value).reverse().toString();
    JsonNode unused =
        callAwsOperation(
            "secretsmanager",
            "secretsmanager.PutSecretValue",
            id.put("SecretString", next).put("ClientRequestToken", UUID.randomUUID().toString()));
  }

  /**
   * The flow that calls go through, as Connect has it.
   *
   * @throws IOException when Connect has none
   */
  public ContactFlow contactFlow() throws IOException, InterruptedException {
    String instance = readAws("/instance").at("/InstanceSummaryList/0/Id").asText();
    for (JsonNode flow :
        readAws("/contact-flows-summary/" + instance).path("ContactFlowSummaryList")) {
      if (flow.path("ContactFlowType").asText().equals("CONTACT_FLOW")) {
        String path = "/contact-flows/" + instance + "/" + flow.path("Id").asText();
        return ContactFlow.read(readAws(path).at("/ContactFlow/Content").asText());
      }
    }
    throw new IOException("The engine's Connect has no contact flow");
  }

  private JsonNode readAws(String path) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", Signature.of("connect")));
  }

  /** Calls a service of AWS's by its REST path. */
  JsonNode callAws(String signingName, String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", Signature.of(signingName))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString())));
  }

  /** Calls a service of AWS's by the name of the operation. */
  JsonNode callAwsOperation(String signingName, String target, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        request("/")
            .header("Authorization", Signature.of(signingName))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /**
   * Invokes a function, waiting as long as it runs; whether it failed is in {@code
   * X-Amz-Function-Error}, the last of its log in {@code X-Amz-Log-Result}.
   *
   * @param function its name, ARN or logical id
   * @throws java.net.ConnectException when no engine runs
   */
  public HttpResponse<byte[]> invoke(String function, byte[] payload)
      throws IOException, InterruptedException {
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
    return http.send(
        request("/2015-03-31/functions/" + name + "/invocations")
            .header("Authorization", Signature.of("lambda"))
            .header("X-Amz-Log-Type", "Tail")
            .POST(BodyPublishers.ofByteArray(payload))
            .build(),
        BodyHandlers.ofByteArray());
  }

  /** Calls what needs no AWS signature: the engine itself, or the Salesforce org. */
  JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
    JsonNode body = JSON.readTree(response.body());
    if (response.statusCode() >= 300) {
      throw new EngineException(response, body);
    }
    return body;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path));
  }

  @Override
  public void close() {
    http.close();
  }

  /** The engine answered with an error; the message names its type. */
  static final class EngineException extends IOException {
    private static final long serialVersionUID = 1;

    private EngineException(HttpResponse<String> response, JsonNode body) {
      super(
          response.headers().firstValue("x-amzn-ErrorType").orElse("HTTP " + response.statusCode())
              + ": "
              + body.path("message").asText(body.path("Message").asText("no message")));
    }
  }
}
