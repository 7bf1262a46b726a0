package com.atlasengine.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every check says, and how single answers are read. */
class CheckTest {
  private static final String POLICY =
      """
      {"Statement": [{
        "Effect": "Allow",
        "Principal": {"Service": ["events.amazonaws.com", "sns.amazonaws.com"]},
        "Action": "lambda:*",
        "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:us-west-2:1:rule/stack-*"}}}]}
      """;

  /** As a person writes it. */
  private static final String OWN =
      """
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: !Sub ${AWS::StackName}-things
        Function:
          Type: AWS::Serverless::Function
          Metadata:
            SkipBuild: true
          Properties:
            CodeUri: function/target/function.jar
            Role: !GetAtt Role.Arn
            MemorySize: 512
      """;

  /** As SAM packages it. */
  private static final String PACKAGED =
      """
      Resources:
        Function:
          Metadata:
            SamResourceId: Function
            SkipBuild: true
          Properties:
            CodeUri: s3://bucket/0123456789
            MemorySize: 512
            Role:
              Fn::GetAtt:
              - Role
              - Arn
          Type: AWS::Serverless::Function
        Table:
          Properties:
            TableName:
              Fn::Sub: ${AWS::StackName}-things
          Type: AWS::DynamoDB::Table
      """;

  @Test
  void sectionIsOneOfTheRunbook() throws Exception {
    Set<String> sections =
        Files.readString(Path.of("../docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("##"))
            .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
            .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
            .collect(Collectors.toSet());
    List<String> unknown =
        Doctor.checks().stream()
            .map(Check::section)
            .filter(section -> !sections.contains(section))
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void nameIsOneChecksAlone_andTheRemedyASentence() {
    List<Check> checks = Doctor.checks();
    assertEquals(checks.size(), checks.stream().map(Check::name).distinct().count());
    assertTrue(checks.stream().allMatch(check -> check.remedy().endsWith(".")));
  }

  @Test
  void templatesAreTheSame_whenOnlySamHasWrittenIntoOne() {
    assertEquals(Set.of(), TemplateComparison.differences(OWN, PACKAGED));
  }

  @Test
  void resourceDiffers_whenOneOfItsPropertiesDoes() {
    assertEquals(
        Set.of("Resources.Function"),
        TemplateComparison.differences(OWN, PACKAGED.replace("512", "1024")));
    assertEquals(
        Set.of("Resources.Table"),
        TemplateComparison.differences(OWN.replace("-things", "-others"), PACKAGED));
  }

  @Test
  void policyAllows_onlyWhatItNames() throws Exception {
    ResourcePolicy policy = ResourcePolicy.parse(POLICY);
    String rule = "arn:aws:events:us-west-2:1:rule/stack-KeepWarm";
    String invoke = "lambda:InvokeFunction";
    assertTrue(policy.allows("events.amazonaws.com", invoke, rule));
    assertFalse(policy.allows("lexv2.amazonaws.com", invoke, rule));
    assertFalse(policy.allows("events.amazonaws.com", "sns:Publish", rule));
    assertFalse(policy.allows("events.amazonaws.com", invoke, rule.replace("stack", "other")));
  }
}
