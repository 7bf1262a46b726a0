package com.atlasengine.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.http.ServedRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCounterTest {
  private static ServedRequest call(String service, String caller, String operation, String error) {
    return new ServedRequest(service, caller, operation, "", error, 0, 1);
  }

  @Test
  void sameOperation_isCountedTogether_whateverItWasDoneTo() {
    CallCounter counter = CallCounter.all();
    counter.accept(call("bedrock", "LOCAL", "POST /model/us.anthropic.x/converse", ""));
    counter.accept(call("bedrock", "LOCAL", "POST /model/other/converse", ""));
    counter.accept(call("salesforce", "", "GET /services/data/v62.0/query", ""));
    counter.accept(
        call("salesforce", "", "PATCH /services/data/v62.0/sobjects/Lead/00Q000000000001AAA", ""));
    assertEquals(
        Map.of(
            "bedrock converse", 2L,
            "salesforce GET /query", 1L,
            "salesforce PATCH /sobjects/Lead/{id}", 1L),
        counter.counts());
  }

  @Test
  void errors_areCountedByTheirType() {
    CallCounter counter = CallCounter.all();
    counter.accept(call("dynamodb", "LOCAL", "GetItem", "ThrottlingException"));
    assertEquals(Map.of("dynamodb GetItem", 1L), counter.counts());
    assertEquals(Map.of("dynamodb GetItem ThrottlingException", 1L), counter.errors());
  }

  @Test
  void onlyOwnCalls_areCounted_whenAKeyIsGiven() {
    CallCounter counter = CallCounter.signedBy("SEQUENTIAL");
    counter.accept(call("dynamodb", "SEQUENTIAL", "GetItem", ""));
    counter.accept(call("dynamodb", "local", "Query", ""));
    counter.accept(call("salesforce", "", "POST /services/oauth2/token", ""));
    assertEquals(
        Map.of("dynamodb GetItem", 1L, "salesforce POST /services/oauth2/token", 1L),
        counter.counts());
  }
}
