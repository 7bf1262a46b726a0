package com.atlasengine.local.asl.definition;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.expression.Scope;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceRuleTest {
  private static final JsonNode DATA =
      json(
          "{'s':'b','t':'b','n':5,'m':5.0,'yes':true,'nil':null,'at':'2026-03-01T10:00:00Z',"
              + "'later':'2026-03-01T12:00:00+01:00','star':'a*c','o':{}}");

  private static ChoiceRule rule(String text) {
    return ChoiceRule.read(DefinitionObject.of(json(text), "/Choices/0"), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Variable':'$.s','StringEquals':'b'}|true",
        "{'Variable':'$.s','StringEquals':'B'}|false",
        "{'Variable':'$.n','StringEquals':'5'}|false",
        "{'Variable':'$.s','StringEqualsPath':'$.t'}|true",
        "{'Variable':'$.s','StringLessThan':'c'}|true",
        "{'Variable':'$.s','StringGreaterThanEquals':'b'}|true",
        "{'Variable':'$.s','StringGreaterThan':'b'}|false",
        "{'Variable':'$.s','StringLessThanEqualsPath':'$.t'}|true",
        "{'Variable':'$.n','NumericEquals':5.00}|true",
        "{'Variable':'$.n','NumericEqualsPath':'$.m'}|true",
        "{'Variable':'$.n','NumericLessThan':5}|false",
        "{'Variable':'$.n','NumericGreaterThanEquals':5}|true",
        "{'Variable':'$.s','NumericGreaterThan':0}|false",
        "{'Variable':'$.yes','BooleanEquals':true}|true",
        "{'Variable':'$.yes','BooleanEquals':false}|false",
        "{'Variable':'$.at','TimestampEquals':'2026-03-01T11:00:00+01:00'}|true",
        "{'Variable':'$.at','TimestampLessThanPath':'$.later'}|true",
        "{'Variable':'$.s','TimestampLessThan':'2026-03-01T11:00:00Z'}|false",
        "{'Variable':'$.star','StringMatches':'a\\\\*c'}|true",
        "{'Variable':'$.s','StringMatches':'*'}|true",
        "{'Variable':'$.star','StringMatches':'a*'}|true",
        "{'Variable':'$.star','StringMatches':'*.c'}|false",
        "{'Variable':'$.nothing','IsPresent':false}|true",
        "{'Variable':'$.nothing','IsPresent':true}|false",
        "{'Variable':'$.nil','IsPresent':true}|true",
        "{'Variable':'$.nil','IsNull':true}|true",
        "{'Variable':'$.o','IsNull':false}|true",
        "{'Variable':'$.n','IsNumeric':true}|true",
        "{'Variable':'$.s','IsString':true}|true",
        "{'Variable':'$.yes','IsBoolean':true}|true",
        "{'Variable':'$.at','IsTimestamp':true}|true",
        "{'Variable':'$.s','IsTimestamp':true}|false",
        "{'Variable':'$$.Execution.Name','StringEquals':'run'}|true",
        "{'Not':{'Variable':'$.s','StringEquals':'b'}}|false",
        "{'And':[{'Variable':'$.s','StringEquals':'b'},{'Variable':'$.n','NumericEquals':5}]}|true",
        "{'And':[{'Variable':'$.x','IsPresent':true},{'Variable':'$.x','IsNull':false}]}|false",
        "{'Or':[{'Variable':'$.s','StringEquals':'x'},{'Variable':'$.n','NumericEquals':5}]}|true",
        "{'Or':[{'Variable':'$.s','StringEquals':'x'},{'Variable':'$.n','NumericEquals':6}]}|false",
      })
  void holds_asTheLanguageSays(String rule, boolean expected) throws Exception {
    Scope scope = new Scope(DATA, json("{'Execution':{'Name':'run'}}"));
    assertEquals(expected, rule(rule).holds(scope));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Variable':'$.nothing','StringEquals':'b'}",
        "{'Variable':'$.nothing','IsNull':true}",
        "{'Variable':'$.s','StringEqualsPath':'$.nothing'}"
      })
  void runtimeError_whenVariableIsMissing(String rule) {
    StateError error =
        assertThrows(StateError.class, () -> rule(rule).holds(new Scope(DATA, json("{}"))));
    assertEquals("States.Runtime", error.error());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Variable':'$.s','StringLike':'b'}|StringLike",
        "{'Variable':'$.s','BooleanLessThan':true}|BooleanLessThan",
        "{'Variable':'$.s','StringEquals':5}|StringEquals",
        "{'Variable':'$.s','TimestampEquals':'yesterday'}|TimestampEquals",
        "{'Variable':'$.s','IsPresent':'yes'}|IsPresent",
        "{'Variable':'$.s','StringEquals':'a','NumericEquals':1}|exactly one operator",
        "{'Variable':'$.s'}|exactly one operator",
        "{'StringEquals':'a'}|Variable",
        "{'Variable':'s','StringEquals':'a'}|Variable",
        "{'Variable':'$.s','Not':{'Variable':'$.s','StringEquals':'a'}}|Variable",
        "{'And':[]}|And",
        "{'Not':{'Variable':'$.s','StringEquals':'a','Next':'X'}}|Next",
        "{'Condition':'{% true %}'}|Condition",
      })
  void refused_whenNotARule(String rule, String named) {
    InvalidDefinition refused = assertThrows(InvalidDefinition.class, () -> rule(rule));
    assertTrue(refused.problem().contains(named), refused.problem());
  }
}
