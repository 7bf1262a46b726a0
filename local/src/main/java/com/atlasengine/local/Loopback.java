package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The engine as a client of itself: one service asking another over the one port. */
final class Loopback implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SQS = ":sqs:";

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Loopback(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Calls an operation of a service that speaks JSON with {@code X-Amz-Target}.
   *
   * @param target the protocol's service name, a dot and the operation
   * @return the answer's body
   * @throws IOException when it is answered with an error
   */
  JsonNode call(String signingName, String target, JsonNode request)
      throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", authorization(signingName))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
            .build();
    HttpResponse<byte[]> response = http.send(post, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(target + " was answered with " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  /** An authorization header that routes to a service; nobody checks the signature. */
  static String authorization(String signingName) {
    return "AWS4-HMAC-SHA256 Credential=LOCAL/20260101/"
        + Template.REGION
        + "/"
        + signingName
        + "/aws4_request, SignedHeaders=host, Signature=local";
  }

  /**
   * Sends a failed event to a queue.
   *
   * @throws IOException when the ARN is not a queue's, or the queue does not take it
   */
  void deadLetter(String arn, String body, Map<String, String> attributes)
      throws IOException, InterruptedException {
    if (!arn.contains(SQS)) {
      throw new IOException("dead letters go to queues locally, not to " + arn);
    }
    String queue = arn.substring(arn.lastIndexOf(':') + 1);
    var request =
        JSON.createObjectNode()
            .put("QueueUrl", endpoint + "/" + Template.ACCOUNT + "/" + queue)
            .put("MessageBody", body);
    var list = request.putObject("MessageAttributes");
    attributes.forEach(
        (name, value) -> list.putObject(name).put("DataType", "String").put("StringValue", value));
    call("sqs", "AmazonSQS.SendMessage", request);
  }

  @Override
  public void close() {
    http.close();
  }
}
