package com.atlasengine.local.asl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachineTest {
  private static final String FUNCTION =
      "'arn:aws:lambda:us-west-2:000000000000:function:atlas-engine-create-lead:live'";

  private static StateMachine read(StateMachine.Type type, String definition) {
    return StateMachine.read("arn", "name", type, definition.replace('\'', '"'));
  }

  /** A machine whose state A is this, followed by B. */
  private static String machine(String state) {
    return "{'StartAt':'A','States':{'A':" + state + ",'B':{'Type':'Succeed'}}}";
  }

  private static InvalidDefinition readInvalid(String definition) {
    return assertThrows(
        InvalidDefinition.class, () -> read(StateMachine.Type.STANDARD, definition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Type':'Pass','Next':'B','Foo':1}|/States/A/Foo",
        "{'Type':'Pass','Next':'B','End':true}|/States/A",
        "{'Type':'Pass'}|/States/A",
        "{'Type':'Pass','End':false}|/States/A/End",
        "{'Type':'Pass','Next':'C'}|Missing target: C at /States/A",
        "{'Type':'Pass','Next':'B','InputPath':'x'}|/States/A/InputPath",
        "{'Type':'Pass','Next':'B','ResultPath':'$.a[0]'}|/States/A/ResultPath",
        "{'Type':'Pass','Next':'B','ResultPath':'$$.a'}|/States/A/ResultPath",
        "{'Type':'Pass','Next':'B','Parameters':{'a.$':'b'}}|/States/A/Parameters/a.$",
        "{'Type':'Pass','Next':'B','Parameters':{'a.$':5}}|/States/A/Parameters/a.$",
        "{'Type':'Pass','Next':'B','Parameters':{'a.$':'$.x','a':5}}|/States/A/Parameters/a",
        "{'Type':'Pass','Next':'B','Parameters':{'l':[{'a.$':'States.No()'}]}}|Parameters/l/0/a.$",
        "{'Type':'Pass','Next':'B','Assign':{}}|/States/A/Assign",
        "{'Type':'Pass','Next':'B','QueryLanguage':'JSONata'}|/States/A/QueryLanguage",
        "{'Type':'Pass','Next':'B','ResultSelector':{}}|/States/A/ResultSelector",
        "{'Type':'Map','Next':'B'}|/States/A/Type",
        "{'Type':'pass','Next':'B'}|/States/A/Type",
        "{'Type':'Wait','Next':'B'}|/States/A",
        "{'Type':'Wait','Next':'B','Seconds':1,'SecondsPath':'$.s'}|/States/A",
        "{'Type':'Wait','Next':'B','Seconds':-1}|/States/A/Seconds",
        "{'Type':'Wait','Next':'B','Timestamp':'soon'}|/States/A/Timestamp",
        "{'Type':'Choice','Choices':[],'Default':'B'}|/States/A/Choices",
        "{'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'C'}]}|target: C",
        "{'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true}]}|Next",
        "{'Type':'Choice','Choices':[{'Variable':'$.a','IsNull':true,'Next':'B'}],'End':true}|End",
        "{'Type':'Fail','Next':'B'}|/States/A/Next",
        "{'Type':'Fail','Error':'a','ErrorPath':'$.a'}|/States/A/ErrorPath",
        "{'Type':'Task','Next':'B'}|Resource",
        "{'Type':'Task','Next':'B','Resource':'${CreateLeadArn}'}|/States/A/Resource",
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::glue:startJobRun'}|/A/Resource",
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::aws-sdk:s3:getObject'}|/A/Resource",
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::aws-sdk:lambda:invoke'}|A/Resource",
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::states:startExecution.sync:2'}|sync",
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:us-west-2:1:activity:x'}|/A/Resource",
        "{'Type':'Parallel','Next':'B','Branches':[]}|/States/A/Branches",
        "{'Type':'Parallel','Next':'B','Branches':[{'States':{}}]}|/States/A/Branches/0",
      })
  void refused_namingTheField(String state, String named) {
    String problem = readInvalid(machine(state)).problem();
    assertTrue(problem.contains(named), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'TimeoutSeconds':0|TimeoutSeconds",
        "'TimeoutSeconds':1.5|TimeoutSeconds",
        "'TimeoutSeconds':5,'TimeoutSecondsPath':'$.t'|TimeoutSecondsPath",
        "'TimeoutSeconds':5,'HeartbeatSeconds':5|HeartbeatSeconds",
        "'Credentials':{}|Credentials",
        "'Retry':[{'ErrorEquals':[]}]|/Retry/0/ErrorEquals",
        "'Retry':[{'ErrorEquals':['a'],'MaxAttempts':-1}]|/Retry/0/MaxAttempts",
        "'Retry':[{'ErrorEquals':['a'],'IntervalSeconds':0}]|/Retry/0/IntervalSeconds",
        "'Retry':[{'ErrorEquals':['a'],'BackoffRate':0.5}]|/Retry/0/BackoffRate",
        "'Retry':[{'ErrorEquals':['a'],'JitterStrategy':'SOME'}]|/Retry/0/JitterStrategy",
        "'Retry':[{'ErrorEquals':['a'],'IntervalSeconds':5,'MaxDelaySeconds':5}]|MaxDelaySeconds",
        "'Retry':[{'ErrorEquals':['a'],'Tries':5}]|/Retry/0/Tries",
        "'Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['a']}]|/Retry/0/ErrorEquals",
        "'Catch':[{'ErrorEquals':['States.ALL','a'],'Next':'B'}]|/Catch/0/ErrorEquals",
        "'Catch':[{'ErrorEquals':['a'],'Next':'C'}]|target: C",
        "'Catch':[{'ErrorEquals':['a']}]|Next",
        "'Catch':[{'ErrorEquals':['a'],'Next':'B','ResultPath':'x'}]|/Catch/0/ResultPath",
      })
  void refused_namingTheTaskField(String field, String named) {
    String task = "{'Type':'Task','Next':'B','Resource':" + FUNCTION + "," + field + "}";
    String problem = readInvalid(machine(task)).problem();
    assertTrue(problem.contains(named), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|object",
        "{|INVALID_JSON_DESCRIPTION",
        "{'StartAt':'A'}|States",
        "{'StartAt':'A','States':{}}|StartAt",
        "{'States':{'A':{'Type':'Succeed'}}}|StartAt",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'},'A':{'Type':'Fail'}}}|Duplicate",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'},'C':{'Type':'Fail'}}}|not reachable",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'}},'QueryLanguage':'JSONata'}|JSONata",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'}},'ProcessorConfig':{}}|ProcessorConfig",
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'}},'Version':'2.0'}|Version",
      })
  void refused_whenTheMachineIsNotOne(String definition, String named) {
    String problem = readInvalid(definition).problem();
    assertTrue(problem.contains(named), problem);
  }

  @Test
  void refused_whenABranchRepeatsAName() {
    String branch = "{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}";
    String problem =
        readInvalid(machine("{'Type':'Parallel','Next':'B','Branches':[" + branch + "]}"))
            .problem();
    assertTrue(problem.contains("unique"), problem);
  }

  @Test
  void refused_whenAParameterIsNotTheActions() {
    String task =
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::sqs:sendMessage',"
            + "'Parameters':{'QueueUrl':'u','Body.$':'$'}}";
    String problem = readInvalid(machine(task)).problem();
    assertTrue(problem.endsWith("/States/A/Parameters/Body.$"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {".waitForTaskToken", ".sync"})
  void expressRefused_whenATaskWouldWait(String pattern) {
    String task =
        "{'Type':'Task','Next':'B','Resource':'arn:aws:states:::sqs:sendMessage" + pattern + "'}";
    InvalidDefinition refused =
        assertThrows(InvalidDefinition.class, () -> read(StateMachine.Type.EXPRESS, machine(task)));
    assertTrue(refused.problem().contains("'" + pattern + "'"), refused.problem());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:::lambda:invoke",
        "arn:aws:states:::states:startExecution",
        "arn:aws:states:::sns:publish",
        "arn:aws:states:::dynamodb:updateItem",
        "arn:aws:states:::aws-sdk:dynamodb:query",
        "arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken",
        "arn:aws:states:::aws-sdk:connect:describeContact",
        "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
        "arn:aws:states:::aws-sdk:sfn:startExecution",
        "arn:aws:states:::aws-sdk:sqs:sendMessage",
      })
  void accepted_whenTheIntegrationIsServed(String resource) {
    String task = "{'Type':'Task','Next':'B','Resource':'" + resource + "'}";
    assertEquals(2, read(StateMachine.Type.STANDARD, machine(task)).flow().states().size());
  }

  @Test
  void expressTimeout_isFiveMinutesAtMost() {
    String definition = "{'StartAt':'A','TimeoutSeconds':%s,'States':{'A':{'Type':'Succeed'}}}";
    assertEquals(
        Optional.of(Duration.ofMinutes(5)),
        read(StateMachine.Type.EXPRESS, definition.formatted(950)).timeout());
    assertEquals(
        Optional.of(Duration.ofSeconds(20)),
        read(StateMachine.Type.EXPRESS, definition.formatted(20)).timeout());
    assertEquals(
        Optional.of(Duration.ofSeconds(950)),
        read(StateMachine.Type.STANDARD, definition.formatted(950)).timeout());
  }
}
