package com.atlasengine.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the roles allow that a template spells out, and those that SAM makes. */
class PolicyReaderTest {
  private static final String QUEUE = "arn:aws:sqs:us-west-2:000000000000:letters";

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Policy role(String... statements) {
    return PolicyReader.ofRole(
        json(
            "{'Policies':[{'PolicyDocument':{'Statement':["
                + String.join(",", statements)
                + "]}}]}"));
  }

  private static boolean allows(Policy policy, String action, String resource) {
    return policy.allows(action, resource, Map.of());
  }

  @Test
  void actionsAndResourcesFit_byWildcards() {
    Policy policy =
        role(
            "{'Effect':'Allow','Action':['sqs:Send*','sqs:Get?ueueUrl'],'Resource':'arn:*:letters'}");

    assertTrue(allows(policy, "sqs:SendMessage", QUEUE));
    assertTrue(allows(policy, "SQS:sendmessage", QUEUE), "case of actions does not count");
    assertTrue(allows(policy, "sqs:GetQueueUrl", QUEUE));
    assertFalse(allows(policy, "sqs:ReceiveMessage", QUEUE));
    assertFalse(allows(policy, "sqs:SendMessage", QUEUE + "-other"));
    assertFalse(allows(policy, "sqs:SendMessage", QUEUE.replace("letters", "Letters")));
  }

  @Test
  void aDenial_goesBeforeWhatAllows() {
    Policy policy =
        role(
            "{'Effect':'Allow','Action':'sqs:*','Resource':'*'}",
            "{'Effect':'Deny','Action':'sqs:DeleteMessage','Resource':'*'}");

    assertTrue(allows(policy, "sqs:SendMessage", QUEUE));
    assertFalse(allows(policy, "sqs:DeleteMessage", QUEUE));
  }

  @Test
  void aCondition_holdsForAllValues_andAnUnknownOneNever() {
    String key = "'dynamodb:LeadingKeys':['LEAD#*']";
    Policy known =
        role(
            "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ForAllValues:StringLike':{"
                + key
                + "}}}");
    Policy unknown =
        role("{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{}}}");

    assertTrue(known.allows("a:B", "c", Map.of("dynamodb:LeadingKeys", Set.of("LEAD#1"))));
    assertFalse(
        known.allows("a:B", "c", Map.of("dynamodb:LeadingKeys", Set.of("LEAD#1", "CLAIM#1"))));
    assertTrue(known.allows("a:B", "c", Map.of()), "as IAM has it");
    assertFalse(allows(unknown, "a:B", "c"));
  }

  @Test
  void whatCannotBeJudged_isRefused() {
    for (String statement :
        List.of(
            "{'Effect':'Allow','NotAction':'sqs:*','Resource':'*'}",
            "{'Effect':'Allow','Action':'sqs:*','NotResource':'*'}",
            "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringEquals':{}}}")) {
      assertThrows(IllegalArgumentException.class, () -> role(statement), statement);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> PolicyReader.ofRole(json("{'ManagedPolicyArns':['arn:aws:iam::aws:policy/Any']}")));
  }

  @Test
  void samGivesAFunctionWithoutARole_whatItsPropertiesNeed() {
    Policy policy =
        PolicyReader.ofFunction(
            json(
                """
                {'Tracing':'Active',
                 'DeadLetterQueue':{'Type':'SQS','TargetArn':'arn:aws:sqs:us-west-2:000000000000:letters'},
                 'EventInvokeConfig':{'DestinationConfig':{'OnFailure':{
                   'Type':'SNS','Destination':'arn:aws:sns:us-west-2:000000000000:failures'}}},
                 'Policies':['AWSXRayDaemonWriteAccess',
                   {'DynamoDBReadPolicy':{'TableName':'things'}},
                   {'Statement':{'Effect':'Allow','Action':'events:PutEvents','Resource':'*'}}]}
                """));

    assertTrue(allows(policy, "logs:PutLogEvents", "any"));
    assertTrue(allows(policy, "xray:PutTraceSegments", "*"));
    assertTrue(allows(policy, "sqs:SendMessage", QUEUE));
    assertTrue(allows(policy, "sns:Publish", "arn:aws:sns:us-west-2:000000000000:failures"));
    assertTrue(
        allows(policy, "dynamodb:GetItem", "arn:aws:dynamodb:us-west-2:000000000000:table/things"));
    assertFalse(
        allows(policy, "dynamodb:PutItem", "arn:aws:dynamodb:us-west-2:000000000000:table/things"));
    assertTrue(allows(policy, "events:PutEvents", "*"));
    assertFalse(allows(policy, "sqs:ReceiveMessage", QUEUE));
  }

  @Test
  void samLetsAFunctionPoll_whenAQueueStartsIt() {
    Policy polling = PolicyReader.ofFunction(json("{'Events':{'Letters':{'Type':'SQS'}}}"));
    Policy other = PolicyReader.ofFunction(json("{'Events':{'Letters':{'Type':'SNS'}}}"));

    assertTrue(allows(polling, "sqs:ReceiveMessage", QUEUE));
    assertFalse(allows(other, "sqs:ReceiveMessage", QUEUE));
  }

  @Test
  void samGivesAStateMachine_whatItsPoliciesSay() {
    Policy policy =
        PolicyReader.ofStateMachine(
            json("{'Policies':[{'SQSSendMessagePolicy':{'QueueName':'letters'}}]}"));

    assertTrue(allows(policy, "sqs:SendMessage", QUEUE));
    assertFalse(allows(policy, "logs:PutLogEvents", "any"));
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class,
            () -> PolicyReader.ofStateMachine(json("{'Policies':[{'AnyPolicy':{}}]}")));
    assertEquals("the policy template AnyPolicy is not supported locally", unknown.getMessage());
  }
}
