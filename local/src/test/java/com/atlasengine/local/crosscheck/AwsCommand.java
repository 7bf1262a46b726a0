package com.atlasengine.local.crosscheck;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lexmodelsv2.LexModelsV2Client;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A call of the AWS CLI as AWS's SDK knows it: the service is a package there, the operation a
 * request class, each option one of its fields.
 *
 * @param options by name without the dashes; the value is empty for a flag
 */
record AwsCommand(String service, String operation, Map<String, String> options) {
  /** The SDK's client of each service, by the CLI's name of it. */
  private static final Map<String, Class<?>> CLIENTS =
      Map.ofEntries(
          Map.entry("bedrock-runtime", BedrockRuntimeClient.class),
          Map.entry("cloudformation", CloudFormationClient.class),
          Map.entry("connect", ConnectClient.class),
          Map.entry("deploy", CodeDeployClient.class),
          Map.entry("dynamodb", DynamoDbClient.class),
          Map.entry("events", EventBridgeClient.class),
          Map.entry("lambda", LambdaClient.class),
          Map.entry("lexv2-models", LexModelsV2Client.class),
          Map.entry("lexv2-runtime", LexRuntimeV2Client.class),
          Map.entry("secretsmanager", SecretsManagerClient.class),
          Map.entry("sns", SnsClient.class),
          Map.entry("sqs", SqsClient.class),
          Map.entry("stepfunctions", SfnClient.class));

  /** What the CLI does by itself, with several operations; no request class has its options. */
  private static final Map<String, Set<String>> MADE_BY_THE_CLI =
      Map.of(
          "cloudformation deploy",
          Set.of(
              "stack-name",
              "template-file",
              "s3-bucket",
              "capabilities",
              "parameter-overrides",
              "no-execute-changeset"));

  /** Options of the CLI itself. */
  private static final Set<String> OF_THE_CLI =
      Set.of(
          "endpoint-url",
          "region",
          "query",
          "output",
          "profile",
          "cli-binary-format",
          "cli-input-json",
          "no-cli-pager",
          "no-paginate",
          "max-items");

  /**
   * @throws AssertionError when there is no service or operation
   */
  static AwsCommand read(List<String> words) {
    List<String> names = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    String open = "";
    for (String word : words) {
      if (word.startsWith("--")) {
        open = word.substring(2);
        options.put(open, "");
      } else if (!open.isEmpty()) {
        options.put(open, word);
        open = "";
      } else {
        names.add(word);
      }
    }
    if (names.size() < 2) {
      throw new AssertionError("names no service and operation");
    }
    return new AwsCommand(names.get(0), names.get(1), options);
  }

  /** Where it goes: its own endpoint, else the given one; empty for AWS itself. */
  String endpoint(String ofTheEnvironment) {
    return options.getOrDefault("endpoint-url", ofTheEnvironment);
  }

  /**
   * @throws AssertionError when AWS has no such service, operation or option
   */
  void check() {
    Set<String> fields = fields();
    for (String option : options.keySet()) {
      String field = squeezed(option.replaceFirst("^no-", ""));
      if (!OF_THE_CLI.contains(option) && !fields.contains(field)) {
        throw new AssertionError(service + " " + operation + " takes no --" + option);
      }
    }
  }

  private Set<String> fields() {
    Set<String> own = MADE_BY_THE_CLI.getOrDefault(service + " " + operation, Set.of());
    Stream<String> names =
        own.isEmpty()
            ? emptyRequest().sdkFields().stream().map(SdkField::memberName)
            : own.stream();
    return names.map(AwsCommand::squeezed).collect(Collectors.toSet());
  }

  /**
   * Sends it as AWS's SDK does.
   *
   * @param work where its files are
   */
  void run(URI endpoint, Path work) throws IOException {
    SdkPojo request = emptyRequest();
    for (SdkField<?> field : request.sdkFields()) {
      for (Map.Entry<String, String> option : options.entrySet()) {
        if (squeezed(option.getKey()).equals(squeezed(field.memberName()))) {
          field.set(request, value(field, option.getValue(), work));
        }
      }
    }
    send(endpoint, ((SdkBuilder<?, ?>) request).build());
  }

  private void send(URI endpoint, Object request) {
    AwsClientBuilder<?, ?> builder = (AwsClientBuilder<?, ?>) builderOf(clientType());
    builder
        .endpointOverride(endpoint)
        .region(Region.US_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    ((SdkSyncClientBuilder<?, ?>) builder).httpClient(UrlConnectionHttpClient.create());
    String name = pascal(operation);
    String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    try (SdkClient client = (SdkClient) builder.build()) {
      clientType().getMethod(method, requestType()).invoke(client, request);
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + " was refused", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(clientType() + " has no " + method, e);
    }
  }

  private static Object value(SdkField<?> field, String text, Path work) throws IOException {
    String content =
        text.startsWith("file://")
            ? Files.readString(work.resolve(text.substring("file://".length())))
            : text;
    String type = field.marshallingType().getTargetClass().getSimpleName();
    return switch (type) {
      case "String" -> content;
      case "Integer" -> Integer.valueOf(content);
      case "Boolean" -> true;
      case "SdkBytes" -> SdkBytes.fromUtf8String(content);
      default -> throw new AssertionError("no value of the type " + type + " is made here");
    };
  }

  /** The builder of the operation's request, which is where its fields are set. */
  private SdkPojo emptyRequest() {
    return (SdkPojo) builderOf(requestType());
  }

  private Class<?> requestType() {
    String name = clientType().getPackageName() + ".model." + pascal(operation) + "Request";
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(service + " has no operation " + operation, e);
    }
  }

  private Class<?> clientType() {
    if (!CLIENTS.containsKey(service)) {
      throw new AssertionError("not a service that is known here: " + service);
    }
    return Objects.requireNonNull(CLIENTS.get(service));
  }

  private static Object builderOf(Class<?> type) {
    try {
      return Objects.requireNonNull(type.getMethod("builder").invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no builder", e);
    }
  }

  private static String pascal(String kebab) {
    return Arrays.stream(kebab.split("-", -1))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  private static String squeezed(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }
}
