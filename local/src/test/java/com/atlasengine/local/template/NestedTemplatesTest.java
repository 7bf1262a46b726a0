package com.atlasengine.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedTemplatesTest {
  private static final String NESTING =
      """
      Resources:
        Topic: {Type: AWS::SNS::Topic}
        Inner:
          Type: AWS::Serverless::Application
          Properties:
            Location: inner.yaml
            Parameters: {Name: !Ref AWS::StackName, Arn: !GetAtt Topic.TopicArn, Told: !Ref Topic}
      Outputs:
        Url: {Value: !GetAtt Inner.Outputs.Url}
        Line: {Value: !Sub "queue ${Inner.Outputs.Url}"}
      """;

  private static final String NESTED =
      """
      Parameters:
        Name: {Type: String}
        Arn: {Type: String}
        Told: {Type: String}
        Days: {Type: Number, Default: 4}
      Conditions:
        Tells: !Not [!Equals [!Ref Told, '']]
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Condition: Tells
          Properties:
            QueueName: !Sub "${Name}-${Days}-${!Name}-${AWS::Region}"
            Tags: [{Key: of, Value: !Ref Arn}]
            Line: !Sub ["${Name} ${Arn}", {Name: !Ref Told}]
      Outputs:
        Url: {Value: !Ref Queue}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTheNestedTemplate() throws IOException {
    Files.writeString(folder.resolve("inner.yaml"), NESTED);
  }

  private JsonNode read(String nesting) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, nesting);
    return NestedTemplates.read(file);
  }

  private void nested(String text) throws IOException {
    Files.writeString(folder.resolve("inner.yaml"), text);
  }

  private static JsonNode yaml(String text) {
    return CloudFormationYaml.parse(text);
  }

  @Test
  void resources_standInOneTemplate_whenAnotherIsNested() throws IOException {
    JsonNode whole = read(NESTING);
    assertEquals(
        yaml(
            """
            Type: AWS::SQS::Queue
            Condition: Tells
            Properties:
              QueueName: !Sub "${AWS::StackName}-4-${!Name}-${AWS::Region}"
              Tags: [{Key: of, Value: !GetAtt Topic.TopicArn}]
              Line: !Sub ["${Name} ${Topic.TopicArn}", {Name: !Ref Topic}]
            """),
        whole.at("/Resources/Queue"));
    assertEquals(yaml("!Not [!Equals [!Ref Topic, '']]"), whole.at("/Conditions/Tells"));
    assertFalse(whole.path("Resources").has("Inner"));
  }

  @Test
  void outputs_areWhatTheNestedTemplateSays_whenReferredTo() throws IOException {
    JsonNode outputs = read(NESTING).path("Outputs");
    assertEquals(yaml("!Ref Queue"), outputs.at("/Url/Value"));
    assertEquals(yaml("!Sub 'queue ${Queue}'"), outputs.at("/Line/Value"));
  }

  @Test
  void stack_isNested_whenItIsOneOfCloudFormation() throws IOException {
    String nesting =
        NESTING
            .replace("AWS::Serverless::Application", "AWS::CloudFormation::Stack")
            .replace("Location", "TemplateURL");
    assertEquals(read(NESTING), read(nesting));
  }

  @Test
  void reading_isRefusedByName_whenAParameterIsNotGiven() {
    assertEquals(
        "Inner does not set the parameter Told",
        refusal(NESTING.replace(", Told: !Ref Topic", "")));
  }

  @Test
  void reading_isRefusedByName_whenAParameterIsNotDeclared() {
    assertEquals(
        "Inner has no parameter Tale", refusal(NESTING.replace("Told:", "Told: x, Tale:")));
  }

  @Test
  void reading_isRefused_whenANestedTemplateAsksForItsOwnName() throws IOException {
    nested(NESTED.replace("${Name}-", "${AWS::StackName}-"));
    assertEquals("AWS::StackName cannot be read across nested templates", refusal(NESTING));
  }

  @Test
  void reading_isRefusedByName_whenANestedTemplateHasNoSuchOutput() {
    assertEquals(
        "Inner.Outputs.Line cannot be read across nested templates",
        refusal(NESTING.replace("GetAtt Inner.Outputs.Url", "GetAtt Inner.Outputs.Line")));
    assertEquals(
        "Inner cannot be read across nested templates",
        refusal(NESTING.replace("!GetAtt Inner.Outputs.Url", "!Ref Inner")));
  }

  @Test
  void reading_isRefused_whenANameIsTaken() throws IOException {
    nested(NESTED.replace("Queue:", "Topic:").replace("!Ref Queue", "x"));
    assertEquals("Resources has two entries named Topic", refusal(NESTING));
    nested(NESTED);
    assertEquals(
        "Conditions has two entries named Tells",
        refusal("Conditions: {Tells: !Equals [a, b]}\n" + NESTING));
  }

  @Test
  void reading_isRefused_whenATextWouldTakeInAFunction() {
    assertEquals(
        "Fn::Join in place of ${Name} is not supported locally",
        refusal(NESTING.replace("!Ref AWS::StackName", "!Join ['', [a]]")));
  }

  @Test
  void reading_isRefused_whenTheNestedTemplateIsTransformed() throws IOException {
    nested("Transform: AWS::Serverless-2016-10-31\n" + NESTED);
    assertEquals(
        "Inner: a nested template must not have a condition, a transform or mappings",
        refusal(NESTING));
  }

  private String refusal(String nesting) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(nesting)).getMessage());
  }
}
