package com.atlasengine.local.states;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tasks send and get, over a socket, against services that answer what the test says. */
class WireIntegrationTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private Gateway gateway;

  @BeforeEach
  void open() throws Exception {
    gateway = new Gateway(0);
    gateway.checkWith(new ApiCheck((accessKey, call) -> {}));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  /** A service that notes its requests and always answers this. */
  private void serve(String name, int status, String contentType, String body) {
    gateway.register(
        new Service() {
          @Override
          public String signingName() {
            return name;
          }

          @Override
          public void serve(Exchange exchange) throws Exception {
            String sent = new String(exchange.body(), StandardCharsets.UTF_8);
            requests.add(
                (exchange.method()
                        + " "
                        + exchange.path()
                        + " "
                        + exchange.operation().orElse("")
                        + " "
                        + sent)
                    .strip());
            exchange.respond(
                status,
                Map.of("Content-Type", contentType),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private JsonNode call(String service, String action, String parameters) throws Exception {
    return new WireIntegration(gateway.endpoint())
        .call(new TaskRequest(service, action, json(parameters), "", "machine"));
  }

  @ParameterizedTest
  @CsvSource({"aws-sdk:dynamodb", "dynamodb"})
  void dynamoDb_getsTheParametersAsTheyAre(String service) throws Exception {
    serve("dynamodb", 200, "application/x-amz-json-1.0", "{'Item':{'PK':{'S':'p'}}}");
    JsonNode answer = call(service, "getItem", "{'TableName':'t','Key':{'PK':{'S':'p'}}}");
    assertEquals(json("{'Item':{'PK':{'S':'p'}}}"), answer);
    assertEquals(
        List.of("POST / GetItem {\"TableName\":\"t\",\"Key\":{\"PK\":{\"S\":\"p\"}}}"), requests);
  }

  @ParameterizedTest
  @CsvSource({
    "aws-sdk:dynamodb,ConditionalCheckFailedException,DynamoDb.ConditionalCheckFailedException",
    "dynamodb,ConditionalCheckFailedException,DynamoDB.ConditionalCheckFailedException",
    "aws-sdk:dynamodb,ValidationException,DynamoDb.DynamoDbException",
    "dynamodb,ValidationException,DynamoDB.AmazonDynamoDBException",
  })
  void errors_areNamedAsTheServiceNamesThem(String service, String type, String expected) {
    String body = "{'__type':'com.amazonaws.dynamodb.v20120810#" + type + "','message':'no'}";
    serve("dynamodb", 400, "application/x-amz-json-1.0", body);
    StateError error = assertThrows(StateError.class, () -> call(service, "putItem", "{}"));
    assertEquals(expected, error.error());
    assertTrue(error.cause().startsWith("no (Service: "), error.cause());
  }

  @Test
  void stepFunctions_getsSmallNames_andAnswersWithCapitalOnes() throws Exception {
    serve("states", 200, "application/x-amz-json-1.0", "{'executionArn':'a','startDate':1.5}");
    JsonNode answer =
        call("states", "startExecution", "{'StateMachineArn':'m','Name':'n','Input':{'K':1}}");
    assertEquals(json("{'ExecutionArn':'a','StartDate':'1970-01-01T00:00:01.500Z'}"), answer);
    String sent = requests.getFirst().replaceFirst("POST / StartExecution ", "");
    assertEquals(
        json("{'stateMachineArn':'m','name':'n','input':'{\\'K\\':1}'}"),
        new ObjectMapper().readTree(sent));
  }

  @Test
  void sdkIntegration_refusesJsonWhereTheApiHasText() {
    StateError error =
        assertThrows(
            StateError.class,
            () -> call("aws-sdk:sfn", "sendTaskSuccess", "{'TaskToken':'t','Output':{}}"));
    assertEquals("States.Runtime", error.error());
    assertTrue(requests.isEmpty());
  }

  @Test
  void queue_getsJsonAsText() throws Exception {
    serve("sqs", 200, "application/x-amz-json-1.0", "{'MessageId':'1'}");
    JsonNode answer = call("sqs", "sendMessage", "{'QueueUrl':'u','MessageBody':{'a':1}}");
    assertEquals("1", answer.path("MessageId").textValue());
    assertTrue(requests.getFirst().contains("\"MessageBody\":\"{\\\"a\\\":1}\""));
  }

  @Test
  void topic_getsAForm() throws Exception {
    serve("sns", 200, "text/xml", "<R><MessageId>m-1</MessageId></R>");
    JsonNode answer = call("sns", "publish", "{'TopicArn':'a:b','Message':'x & y'}");
    assertEquals("m-1", answer.path("MessageId").textValue());
    assertEquals(
        List.of("POST /  Action=Publish&Version=2010-03-31&TopicArn=a%3Ab&Message=x+%26+y"),
        requests);
  }

  @Test
  void contact_isReadByItsPath_andItsDatesAreText() throws Exception {
    serve(
        "connect",
        200,
        "application/json",
        "{'Contact':{'Id':'c','DisconnectTimestamp':1772359200.25,'Channel':'VOICE'}}");
    JsonNode answer =
        call("aws-sdk:connect", "describeContact", "{'InstanceId':'i/1','ContactId':'c 2'}");
    assertEquals(
        json(
            "{'Contact':{'Id':'c','DisconnectTimestamp':'2026-03-01T10:00:00.250Z',"
                + "'Channel':'VOICE'}}"),
        answer);
    assertEquals(List.of("GET /contacts/i%2F1/c%202"), requests);
  }

  @Test
  void contact_isStoppedByAPost() throws Exception {
    serve("connect", 200, "application/json", "");
    assertEquals(
        json("{}"), call("aws-sdk:connect", "stopContact", "{'ContactId':'c','InstanceId':'i'}"));
    assertEquals(
        List.of("POST /contact/stop  {\"ContactId\":\"c\",\"InstanceId\":\"i\"}"), requests);
  }

  @Test
  void unreachableService_isASdkClientException() throws Exception {
    URI nowhere = gateway.endpoint();
    gateway.close();
    StateError error =
        assertThrows(
            StateError.class,
            () ->
                new WireIntegration(nowhere)
                    .call(new TaskRequest("sqs", "sendMessage", json("{}"), "", "machine")));
    assertEquals("SQS.SdkClientException", error.error());
  }
}
