package com.atlasengine.checkversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final List<byte[]> EVENTS =
      List.of(HandlerDriver.readEvent("before-allow-traffic"));
  private static final Map<Probe, String> ARNS =
      Arrays.stream(Probe.values())
          .collect(Collectors.toMap(Function.identity(), probe -> "arn:aws:lambda:" + probe));

  @Test
  void reportsOnce_orRefusesAndCallsNothing_whateverItIsGiven() {
    Fuzz.check("check-version", 200, mutator -> take(mutator.change(EVENTS)));
  }

  private static void take(byte[] event) {
    List<String> calls = new ArrayList<>();
    List<String> reports = new ArrayList<>();
    Versions versions =
        new Versions() {
          @Override
          public synchronized InvokeResult invoke(String arn, byte[] probe, Deadline deadline) {
            calls.add(arn);
            return new InvokeResult.Failed("Unhandled");
          }

          @Override
          public void start(String arn, byte[] probe, Deadline deadline) {
            calls.add(arn);
          }
        };
    Deployments deployments = (d, execution, status, deadline) -> reports.add(execution + status);
    Handler handler =
        new Handler(new CheckVersion(new Config(ARNS), versions, deployments), Telemetry.NONE);
    Optional<JsonNode> answer =
        new BadInput(new HandlerDriver("check-version", handler), Set.of()).drive(event);
    boolean reported =
        answer.filter(json -> json.path("status").asText().equals("Failed")).isPresent();
    assertEquals(reported ? 1 : 0, reports.size());
    assertEquals(reported ? ARNS.size() : 0, calls.size());
  }
}
