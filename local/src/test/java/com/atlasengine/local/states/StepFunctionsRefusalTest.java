package com.atlasengine.local.states;

import static com.atlasengine.local.states.StepFunctionsFixture.PASS;
import static com.atlasengine.local.states.StepFunctionsFixture.execution;
import static com.atlasengine.local.states.StepFunctionsFixture.machine;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** What the service refuses, through the SDK's own client. */
class StepFunctionsRefusalTest {
  private StepFunctionsFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new StepFunctionsFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void definition_isRefused_namingTheField() {
    InvalidDefinitionException refused =
        assertThrows(
            InvalidDefinitionException.class,
            () ->
                fixture.create(
                    "m", StateMachineType.STANDARD, machine("{'Type':'Map','End':true}")));
    String message = refused.awsErrorDetails().errorMessage();
    assertTrue(message.contains("/States/A/Type"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a#b", "a*", "a:b"})
  void name_isRefused_whenItHasSpecialCharacters(String name) {
    String machine = fixture.create("m", StateMachineType.STANDARD, PASS);
    assertThrows(InvalidNameException.class, () -> fixture.start(machine, name, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not json", "{} {}"})
  void input_isRefused_whenItIsNotJson(String input) {
    String machine = fixture.create("m", StateMachineType.STANDARD, PASS);
    assertThrows(InvalidExecutionInputException.class, () -> fixture.start(machine, "e", input));
  }

  @Test
  void input_isRefused_whenItIsTooLarge() {
    String machine = fixture.create("m", StateMachineType.STANDARD, PASS);
    String largest = "\"" + "é".repeat(131_071) + "\"";
    fixture.awaitEnd(fixture.start(machine, "fits", largest));
    assertThrows(
        InvalidExecutionInputException.class, () -> fixture.start(machine, "e", largest + " "));
  }

  @Test
  void nameOfEightyCharacters_isTheLongest() {
    String machine = fixture.create("m", StateMachineType.STANDARD, PASS);
    fixture.awaitEnd(fixture.start(machine, "n".repeat(80), "{}"));
    assertThrows(ValidationException.class, () -> fixture.start(machine, "n".repeat(81), "{}"));
  }

  @Test
  void unknownArns_areRefused() {
    assertThrows(
        StateMachineDoesNotExistException.class,
        () -> fixture.start("arn:aws:states:us-west-2:000000000000:stateMachine:none", "e", "{}"));
    assertThrows(InvalidArnException.class, () -> fixture.start("none", "e", "{}"));
    assertThrows(
        ExecutionDoesNotExistException.class, () -> fixture.awaitEnd(execution("none", "e")));
  }
}
