package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** What a resource is called on this machine, by its type, as CloudFormation would answer it. */
public record PhysicalIds(URI endpoint) {
  /** The bot's id, which every client of the local bot runtime passes. */
  public static final String BOT_ID = "ATLASLOCAL";

  /** The one Connect instance of this machine; in the cloud it is the operator's. */
  public static final String CONNECT_INSTANCE_ID = "11111111-2222-4333-8444-555555555555";

  static final String IDENTITY_POOL = "AWS::Cognito::IdentityPool";
  static final String FLOW = "AWS::Connect::ContactFlow";

  /** The bot alias's id. */
  public static final String BOT_ALIAS_ID = "LIVELOCAL0";

  /**
   * A resource as references see it.
   *
   * @param name its physical name
   * @param alias the alias a function is published under, else empty
   */
  record Resource(String logicalId, String type, String name, String alias, JsonNode body) {}

  /**
   * What {@code Ref} answers, or {@code GetAtt} for a non-empty attribute.
   *
   * @throws IllegalArgumentException when this type has no such attribute here
   */
  String resolve(Resource resource, String attribute) {
    return switch (attribute) {
      case "" -> ref(resource);
      case "Arn", "TopicArn", "AliasArn", "ContactFlowArn" -> arn(resource);
      case "Name", "QueueName", "TopicName" -> resource.name();
      case "Id" ->
          resource.type().equals("AWS::SecretsManager::Secret") ? arn(resource) : ref(resource);
      case "BotAliasId" -> BOT_ALIAS_ID;
      case "BotVersion", "GuardrailVersion", "Version" -> version(resource);
      case "Version.Version" -> "1";
      case "Alias" -> arn(resource) + ":" + resource.alias();
      case "QueueUrl" -> queueUrl(resource);
      case "DomainName", "RegionalDomainName" -> resource.name() + ".localhost";
      default ->
          throw new IllegalArgumentException(
              "Fn::GetAtt " + resource.logicalId() + "." + attribute + " is not supported locally");
    };
  }

  private String ref(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SNS::Topic",
          "AWS::SecretsManager::Secret",
          "AWS::Serverless::StateMachine",
          "AWS::StepFunctions::StateMachine",
          FLOW ->
          arn(resource);
      case "AWS::SQS::Queue" -> queueUrl(resource);
      case IDENTITY_POOL -> Template.REGION + ":" + uuid(resource.name());
      case "AWS::Lex::Bot" -> BOT_ID;
      case "AWS::Lex::BotAlias" -> BOT_ALIAS_ID + "|" + BOT_ID;
      default -> resource.name();
    };
  }

  private static String version(Resource resource) {
    return resource.type().equals("AWS::Serverless::Function") ? arn(resource) + ":1" : "1";
  }

  private String queueUrl(Resource queue) {
    return endpoint + "/" + Template.ACCOUNT + "/" + queue.name();
  }

  private static String arn(Resource resource) {
    String name = resource.name();
    return switch (resource.type()) {
      case "AWS::Serverless::Function" -> arn("lambda", "function:" + name);
      case "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine" ->
          arn("states", "stateMachine:" + name);
      case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + name);
      case "AWS::SNS::Topic" -> arn("sns", name);
      case "AWS::SQS::Queue" -> arn("sqs", name);
      case "AWS::SecretsManager::Secret" ->
          arn("secretsmanager", "secret:" + name + "-" + suffix(name));
      case "AWS::Lex::Bot" -> arn("lex", "bot/" + BOT_ID);
      case "AWS::Lex::BotAlias" -> arn("lex", "bot-alias/" + BOT_ID + "/" + BOT_ALIAS_ID);
      case "AWS::Events::Rule" -> arn("events", "rule/" + name);
      case "AWS::IAM::Role" -> "arn:aws:iam::" + Template.ACCOUNT + ":role/" + name;
      case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + name + ":*");
      case FLOW ->
          arn("connect", "instance/" + CONNECT_INSTANCE_ID + "/contact-flow/" + uuid(name));
      default -> arn(service(resource.type()), name);
    };
  }

  /** Always the same for a name. */
  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** An ARN in the local region and account. */
  public static String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + Template.REGION + ":" + Template.ACCOUNT + ":" + rest;
  }

  private static String service(String type) {
    String[] parts = type.split("::", -1);
    return parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "cloudformation";
  }

  /** The six characters Secrets Manager appends, here always the same for a name. */
  private static String suffix(String name) {
    String hash = Integer.toString(Math.floorMod(name.hashCode(), 60_466_176), 36);
    return "L" + "00000".substring(Math.min(5, hash.length())) + hash;
  }
}
