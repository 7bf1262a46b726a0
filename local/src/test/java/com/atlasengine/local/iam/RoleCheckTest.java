package com.atlasengine.local.iam;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.RecordingFunctions;
import com.atlasengine.local.sns.Sns;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's own clients with the credentials of the template's functions and workflows. */
final class RoleCheckTest {
  private static final String INSTANCE = "11111111-2222-4333-8444-555555555555";
  private static final String LEX = "atlas-engine-lex-fulfillment";
  private static final String REFRESH = "atlas-engine-refresh-responses";
  private static final String CREATE_LEAD = "atlas-engine-create-lead";
  private static final String INVOKE_CALL = "atlas-engine-invoke-call";
  private static final String CHECK_VERSION = "CodeDeployHook_atlas-engine-check-version";
  private static final String CALL_ENDED = "atlas-engine-call-ended";
  private static final String STATES = "arn:aws:states:us-west-2:000000000000:stateMachine:";
  private static final String FOLLOW_UP = STATES + "atlas-engine-follow-up-call";

  private static SdkClients engine;
  private static Template template;
  private static RoleCheck roles;

  @BeforeAll
  static void start() throws IOException {
    template =
        Template.read(
            Path.of("../template.yaml"),
            Map.of(
                "ConnectInstanceId", INSTANCE,
                "ConnectContactFlowId", INSTANCE,
                "GuardrailId", "guard1"),
            URI.create("http://127.0.0.1:1"));
    Map<String, String> machinesByToken =
        Map.of("theirs", FOLLOW_UP, "another's", STATES + "atlas-engine-replay-calls");
    roles = new RoleCheck(template, token -> Optional.ofNullable(machinesByToken.get(token)));
    Sqs queues = new Sqs(template.queues(), Clock.systemUTC());
    engine =
        new SdkClients(
            roles,
            new ServesAll("bedrock"),
            new ServesAll("connect"),
            new ServesAll("events"),
            new ServesAll("lambda"),
            new ServesAll("lex"),
            new ServesAll("secretsmanager"),
            new ServesAll("states"),
            queues,
            new Sns(
                template.topics(), List.of(), new RecordingFunctions(), queues, Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /** A service that takes whatever reaches it. */
  private record ServesAll(String signingName) implements Service {
    @Override
    public void serve(Exchange exchange) throws IOException {
      exchange.respond(200, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C as(
      String caller, B builder) {
    return engine
        .point(builder)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static AwsServiceException refused(Executable request) {
    return assertThrows(AwsServiceException.class, request);
  }

  private static void assertDenied(int status, AwsServiceException refusal) {
    assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
    assertEquals(status, refusal.statusCode());
  }

  private static ConverseRequest question(String model) {
    return ConverseRequest.builder()
        .modelId(model)
        .messages(Message.builder().role("user").content(ContentBlock.fromText("hello")).build())
        .build();
  }

  @Test
  void aModel_isAskedAsTheRoleSays() {
    BedrockRuntimeClient refresh = as(REFRESH, BedrockRuntimeClient.builder());
    BedrockRuntimeClient lex = as(LEX, BedrockRuntimeClient.builder());

    assertDoesNotThrow(() -> refresh.converse(question("us.anthropic.claude-haiku-5-5")));
    AwsServiceException other =
        refused(() -> refresh.converse(question("us.anthropic.claude-sonnet-4-6")));
    assertInstanceOf(AccessDeniedException.class, other);
    assertDenied(403, other);
    assertDenied(403, refused(() -> lex.converse(question("us.anthropic.claude-haiku-5-5"))));
    assertDenied(403, refused(() -> refresh.converse(question("eu.anthropic.claude-haiku-5-5"))));
    assertDoesNotThrow(() -> refresh.converse(question("anthropic.claude-haiku-5-5")));
  }

  @Test
  void aRefusal_namesCallerActionAndResource() {
    BedrockRuntimeClient refresh = as(REFRESH, BedrockRuntimeClient.builder());

    assertEquals(
        "User: arn:aws:sts::000000000000:assumed-role/atlas-engine-refresh-responses/atlas-engine-refresh-responses"
            + " is not authorized to perform: bedrock:InvokeModel on resource:"
            + " arn:aws:bedrock:us-west-2::foundation-model/other.model"
            + " because no identity-based policy allows the bedrock:InvokeModel action",
        refused(() -> refresh.converse(question("other.model"))).awsErrorDetails().errorMessage());
  }

  @Test
  void aGuardrail_isUsed_whenTheRoleNamesIt() {
    BedrockRuntimeClient refresh = as(REFRESH, BedrockRuntimeClient.builder());
    ConverseRequest asked = question("us.anthropic.claude-haiku-5-5");

    assertDoesNotThrow(
        () -> refresh.converse(asked.toBuilder().guardrailConfig(g -> guard(g, "guard1")).build()));
    assertDenied(
        403,
        refused(
            () ->
                refresh.converse(
                    asked.toBuilder().guardrailConfig(g -> guard(g, "guard2")).build())));
  }

  private static void guard(GuardrailConfiguration.Builder guard, String id) {
    guard.guardrailIdentifier(id).guardrailVersion("1");
  }

  @Test
  void aPerson_isCalled_byInvokeCallAlone() {
    assertDoesNotThrow(() -> dial(INVOKE_CALL, INSTANCE));
    assertDenied(403, refused(() -> dial(LEX, INSTANCE)));
    assertDenied(403, refused(() -> dial(INVOKE_CALL, INSTANCE.replace('1', '2'))));
  }

  private static void dial(String caller, String instance) {
    as(caller, ConnectClient.builder())
        .startOutboundVoiceContact(
            r ->
                r.instanceId(instance)
                    .contactFlowId(INSTANCE)
                    .destinationPhoneNumber("+12065550123")
                    .sourcePhoneNumber("+12065550100"));
  }

  @Test
  void aContact_isRead_byWhoMay() {
    assertDoesNotThrow(() -> attributes(CREATE_LEAD));
    assertDenied(403, refused(() -> attributes(INVOKE_CALL)));
    ConnectClient connect = as(INVOKE_CALL, ConnectClient.builder());
    assertDenied(
        403, refused(() -> connect.stopContact(r -> r.instanceId(INSTANCE).contactId("c1"))));
  }

  private static void attributes(String caller) {
    as(caller, ConnectClient.builder())
        .getContactAttributes(r -> r.instanceId(INSTANCE).initialContactId("c1"));
  }

  @Test
  void aSecret_isRead_byNameAndByArn_whenItIsTheRoles() {
    String person = secretArn("PersonKey");
    assertDoesNotThrow(() -> read(INVOKE_CALL, person));
    assertDoesNotThrow(() -> read(INVOKE_CALL, "atlas-engine/PersonKey"));
    assertDenied(400, refused(() -> read(INVOKE_CALL, secretArn("SalesforceSecret"))));
    assertDenied(400, refused(() -> read(INVOKE_CALL, "AtlasEngine/SalesforceCreds")));
    assertDenied(400, refused(() -> read(INVOKE_CALL, "nobody's")));
  }

  private static String secretArn(String id) {
    return template.secrets().stream()
        .filter(secret -> secret.logicalId().equals(id))
        .map(Template.Secret::arn)
        .findFirst()
        .orElseThrow();
  }

  private static void read(String caller, String secret) {
    as(caller, SecretsManagerClient.builder()).getSecretValue(r -> r.secretId(secret));
  }

  @Test
  void aTopic_isPublishedTo_byWhoMay() {
    String sales = "arn:aws:sns:us-west-2:000000000000:atlas-engine-sales-team";
    assertDoesNotThrow(() -> publish(LEX, sales));
    AwsServiceException refusal = refused(() -> publish(CREATE_LEAD, sales));
    assertInstanceOf(AuthorizationErrorException.class, refusal);
    assertEquals(403, refusal.statusCode());
    assertInstanceOf(
        AuthorizationErrorException.class,
        refused(() -> publish(LEX, sales.replace("sales-team", "alarms"))));
    SnsClient lex = as(LEX, SnsClient.builder());
    assertInstanceOf(
        AuthorizationErrorException.class,
        refused(() -> lex.publish(r -> r.phoneNumber("+12065550123").message("hello"))));
  }

  private static void publish(String caller, String topic) {
    as(caller, SnsClient.builder()).publish(r -> r.topicArn(topic).message("hello"));
  }

  @Test
  void aQueue_isWrittenTo_byWhoMay() {
    String letters = "http://127.0.0.1:1/000000000000/atlas-engine-schedule-dead-letters";
    assertDoesNotThrow(() -> send(LEX, letters));
    AwsServiceException refusal = refused(() -> send(REFRESH, letters));
    assertDenied(403, refusal);
    SqsClient lex = as(LEX, SqsClient.builder());
    assertDenied(403, refused(() -> lex.receiveMessage(r -> r.queueUrl(letters))));
  }

  private static void send(String caller, String queue) {
    as(caller, SqsClient.builder()).sendMessage(r -> r.queueUrl(queue).messageBody("lost"));
  }

  @Test
  void aWorkflow_isStarted_byItsAliasAlone() {
    SfnClient lex = as(LEX, SfnClient.builder());
    String machine = STATES + "atlas-engine-engage-lead";
    assertDoesNotThrow(() -> lex.startExecution(r -> r.stateMachineArn(machine + ":live")));
    assertDenied(400, refused(() -> lex.startExecution(r -> r.stateMachineArn(machine))));
    assertDenied(400, refused(() -> lex.startExecution(r -> r.stateMachineArn(FOLLOW_UP))));
  }

  @Test
  void aToken_isAnswered_whenItIsOfTheWorkflowThatTheRoleNames() {
    SfnClient callEnded = as(CALL_ENDED, SfnClient.builder());
    assertDoesNotThrow(() -> callEnded.sendTaskSuccess(r -> r.taskToken("theirs").output("{}")));
    assertDenied(
        400, refused(() -> callEnded.sendTaskSuccess(r -> r.taskToken("another's").output("{}"))));
    assertDenied(
        400, refused(() -> callEnded.sendTaskSuccess(r -> r.taskToken("unknown").output("{}"))));
    assertDenied(400, refused(() -> callEnded.sendTaskHeartbeat(r -> r.taskToken("theirs"))));
  }

  @Test
  void aFunction_isInvoked_byTheVersionThatTheRoleNames() {
    assertDoesNotThrow(() -> invoke(CHECK_VERSION, "atlas-engine-create-lead", "1"));
    assertDoesNotThrow(() -> invoke(CHECK_VERSION, lambdaArn("create-lead:1"), ""));
    assertDoesNotThrow(() -> invoke(CHECK_VERSION, "atlas-engine-create-lead:1", ""));
    assertDenied(403, refused(() -> invoke(CHECK_VERSION, "atlas-engine-create-lead", "live")));
    assertDenied(403, refused(() -> invoke(CHECK_VERSION, "atlas-engine-create-lead", "")));
    assertDenied(403, refused(() -> invoke(LEX, lambdaArn("create-lead:1"), "")));
  }

  private static String lambdaArn(String name) {
    return "arn:aws:lambda:us-west-2:000000000000:function:atlas-engine-" + name;
  }

  private static void invoke(String caller, String function, String qualifier) {
    as(caller, LambdaClient.builder())
        .invoke(
            r ->
                r.functionName(function)
                    .qualifier(qualifier.isEmpty() ? null : qualifier)
                    .payload(SdkBytes.fromUtf8String("{}")));
  }

  @Test
  void aWorkflowInvokes_whatItsRoleNames() {
    roles.checkInvocation("atlas-engine-follow-up-call", lambdaArn("update-lead:live"));
    roles.checkInvocation("nobody in the template", lambdaArn("create-lead:live"));

    for (String other : List.of("update-lead", "update-lead:1", "create-lead:live")) {
      AwsError refusal =
          assertThrows(
              AwsError.class,
              () -> roles.checkInvocation("atlas-engine-follow-up-call", lambdaArn(other)));
      assertEquals("AccessDeniedException", refusal.type());
    }
  }

  @Test
  void aFunctionKeepsWhatFailed_whereItsRoleSays() {
    String queues = "arn:aws:sqs:us-west-2:000000000000:atlas-engine-";
    roles.checkFailedEvent(LEX, queues + "schedule-dead-letters");
    assertThrows(
        AwsError.class, () -> roles.checkFailedEvent(REFRESH, queues + "schedule-dead-letters"));
  }

  @Test
  void whatNoRoleNames_isRefused() {
    assertDenied(
        400,
        refused(
            () ->
                as(LEX, EventBridgeClient.builder())
                    .putEvents(
                        r ->
                            r.entries(
                                PutEventsRequestEntry.builder()
                                    .source("x")
                                    .detailType("y")
                                    .detail("{}")
                                    .build()))));
    assertDenied(403, refused(() -> as(LEX, LambdaClient.builder()).listFunctions()));
    assertDenied(403, refused(() -> talk(LEX)));
  }

  @Test
  void aPersonsOwnClient_mayDoAnything() {
    assertDoesNotThrow(() -> talk("any"));
    assertDoesNotThrow(() -> dial("any", INSTANCE));
    assertDoesNotThrow(() -> read("local", "AtlasEngine/SalesforceCreds"));
    assertDoesNotThrow(() -> as("any", LambdaClient.builder()).listFunctions());
  }

  private static void talk(String caller) {
    as(caller, LexRuntimeV2Client.builder())
        .recognizeText(
            r ->
                r.botId("ATLASLOCAL")
                    .botAliasId("LIVELOCAL0")
                    .localeId("en_US")
                    .sessionId("me")
                    .text("hello"));
  }

  @Test
  void whatWasUsed_isKnown() {
    read(INVOKE_CALL, "atlas-engine/PersonKey");

    Set<RoleCheck.Use> uses = roles.uses();
    assertTrue(
        uses.stream()
            .map(RoleCheck.Use::line)
            .anyMatch(
                ("atlas-engine-invoke-call | ReadSecrets | secretsmanager:GetSecretValue | "
                        + secretArn("PersonKey"))
                    ::equals),
        uses.toString());
  }
}
