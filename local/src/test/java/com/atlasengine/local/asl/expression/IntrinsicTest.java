package com.atlasengine.local.asl.expression;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicTest {
  private static final JsonNode DATA =
      json(
          "{'name':'Ann {x}','n':3,'list':[1,2,2,3],'obj':{'a':1},'other':{'b':2},"
              + "'text':'{\\\"k\\\": [1.50]}','deep':{'it\\u0027s':[{'v':7}]},'b64':'SGk=',"
              + "'template':'Hi {}',"
              + "'nested':{'Arg1':1,'Arg2':[],'Arg3':{'text':'a b','none':null}}}");
  private static final JsonNode CONTEXT = json("{'Execution':{'Name':'run-1'}}");

  private static JsonNode evaluate(String expression) throws StateError {
    return Expression.parse(expression).evaluate(new Scope(DATA, CONTEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('Hello {}, {} left', $.name, 2)|\"Hello Ann {x}, 2 left\"",
        "States.Format('no holes')|\"no holes\"",
        "States.Format('{} is {} and {}', true, null, 1.5)|\"true is null and 1.5\"",
        "States.Format('it\\'s \\{\\} and \\\\ {}', 'x')|\"it's {} and \\\\ x\"",
        "States.Format('{} and {}', $.obj, $.list)|\"{a=1} and [1, 2, 2, 3]\"",
        "States.Format('{}', $.nested)|\"{Arg1=1, Arg2=[], Arg3={text=a b, none=null}}\"",
        "States.Format($.template, 'you')|\"Hi you\"",
        "States.Format('{}', $$.Execution.Name)|\"run-1\"",
        "States.Format('{}-{}', States.ArrayLength($.list), States.Format('<{}>',"
            + " 'a,b)'))|\"4-<a,b)>\"",
        "States.StringToJson($.text)|{\"k\":[1.50]}",
        "States.JsonToString($.obj)|\"{\\\"a\\\":1}\"",
        "States.StringToJson(States.JsonToString($.obj))|{\"a\":1}",
        "States.Array('a', 1, $.n, States.Array())|[\"a\",1,3,[]]",
        "States.ArrayContains($.list, 2)|true",
        "States.ArrayContains($.list, 9)|false",
        "States.ArrayGetItem($.list, 3)|3",
        "States.ArrayGetItem($.list[?(@ > 1)], 0)|2",
        "States.ArrayLength($.list)|4",
        "States.ArrayPartition($.list, 3)|[[1,2,2],[3]]",
        "States.ArrayRange(1, 7, 3)|[1,4,7]",
        "States.ArrayRange(3, 1, -1)|[3,2,1]",
        "States.ArrayUnique($.list)|[1,2,3]",
        "States.Base64Encode('Hi')|\"SGk=\"",
        "States.Base64Decode($.b64)|\"Hi\"",
        "States.Hash('abc', 'SHA-1')|\"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "States.Hash('abc', 'MD5')|\"900150983cd24fb0d6963f7d28e17f72\"",
        "States.JsonMerge($.obj, $.other, false)|{\"a\":1,\"b\":2}",
        "States.MathAdd(-5, $.n)|-2",
        "States.MathAdd(1.49, 1.5)|3",
        "States.MathAdd(-1.5, 0)|-1",
        "States.MathAdd(2147483647, 1)|2147483648",
        "States.MathRandom(4, 5)|4",
        "States.StringSplit('a,b.c,,d', ',.')|[\"a\",\"b\",\"c\",\"d\"]",
        "States.StringSplit(States.Format('{}#{}', 'P', 'S'), '#')|[\"P\",\"S\"]",
        "$.list[*]|[1,2,2,3]",
        "$.deep[\"it's\"][0].v|7",
        "$$.Execution|{\"Name\":\"run-1\"}",
      })
  void value_whenEvaluated(String expression, String expected) throws Exception {
    assertEquals(StrictJson.read(expected), evaluate(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Format('{}')",
        "States.Format('{', 1)",
        "States.Format('{} {}', 1)",
        "States.Format('{}', 1, 2)",
        "States.StringToJson('{')",
        "States.ArrayGetItem($.list, 4)",
        "States.ArrayGetItem($.obj, 0)",
        "States.ArrayPartition($.list, 0)",
        "States.ArrayRange(1, 2000, 1)",
        "States.ArrayRange(1, 2, 0)",
        "States.Base64Decode('*')",
        "States.Hash('a', 'CRC')",
        "States.JsonMerge($.obj, $.other, true)",
        "States.MathAdd('1', 1)",
        "States.MathAdd(2147483647.5, 1)",
        "States.UUID(1)",
        "States.ArrayLength($.list, 1)",
        "$.missing",
        "$.obj.a.b",
      })
  void runtimeError_whenArgumentsDoNotFit(String expression) {
    StateError error = assertThrows(StateError.class, () -> evaluate(expression));
    assertEquals("States.Runtime", error.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Nothing()",
        "States.Format('a'",
        "States.Format('a) ",
        "States.Format('a') b",
        "States.Format(a)",
        "States.Format('a' 'b')",
        "States.Format('a',)",
        "States.Array(States.Array(States.Array(States.Array(States.Array(States.Array("
            + "States.Array(States.Array(States.Array(States.Array(States.Array(1)))))))))))",
        "Format('a')",
        "$.a[",
        "text",
      })
  void refused_whenNotAnExpression(String expression) {
    assertThrows(IllegalArgumentException.class, () -> Expression.parse(expression));
  }

  @Test
  void uuid_isNewEachTime() throws Exception {
    Expression uuid = Expression.parse("States.UUID()");
    Scope scope = new Scope(DATA, CONTEXT);
    assertNotEquals(uuid.evaluate(scope), uuid.evaluate(scope));
    assertEquals(36, uuid.evaluate(scope).textValue().length());
  }

  @Test
  void mathRandom_isTheSame_whenSeeded() throws Exception {
    JsonNode first = evaluate("States.MathRandom(1, 1000000, 42)");
    assertEquals(first, evaluate("States.MathRandom(1, 1000000, 42)"));
    assertTrue(first.intValue() >= 1 && first.intValue() < 1_000_000);
  }
}
