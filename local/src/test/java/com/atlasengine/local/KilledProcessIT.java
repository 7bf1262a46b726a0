package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.lexruntimev2.model.DependencyFailedException;

/**
 * Ends real processes of functions at random moments, as {@code kill -9} does, while visitors ask
 * to be called: a few of the kills of {@link KillsIT} without threads in their place.
 */
@EnabledIfSystemProperty(named = "atlas.kills", matches = "all")
class KilledProcessIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VISITORS = 12;
  private static final int LATEST_KILL_MS = 60;
  private static final List<String> FUNCTIONS =
      List.of("CreateLead", "InvokeCall", "GenerateScenario", "CreateLead", "InvokeCall");

  private static RunningEngine engine;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = RunningEngine.shared();
  }

  @Test
  void eachAcknowledgedCallRingsOnce_whenProcessesEndAtAnyMoment() throws Exception {
    long seed = Long.getLong("atlas.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      String function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
      int afterMs = random.nextInt(LATEST_KILL_MS);
      control("functions/" + function + "/end", "{\"inNextInvocationAfterMs\":" + afterMs + "}");
      String number = "206 555 06%02d".formatted(i);
      if (askForCall("killed-" + seed + "-" + i, number)) {
        acknowledged.add("+1" + number.replace(" ", ""));
      }
    }
    Await.until(() -> leads(acknowledged) >= acknowledged.size() && isQuiet(acknowledged));
    System.out.printf("killed processes: %d, atlas.seed=%d%n", VISITORS, seed);
    assertEquals(VISITORS, acknowledged.size());
    for (String number : acknowledged) {
      assertEquals(1, calls(number), number + ", atlas.seed=" + seed);
      assertEquals(1, leads(List.of(number)), number + ", atlas.seed=" + seed);
    }
  }

  /** Each phone rings, or rang; what waits for a retry is started meanwhile. */
  private boolean isQuiet(List<String> numbers) {
    for (JsonNode schedule : read("schedules").path("schedules")) {
      if (schedule.asText().matches(".*(EveryMinute|RetryPending)")) {
        control("schedules/" + schedule.asText() + "/fire", "");
      }
    }
    return numbers.stream().allMatch(number -> calls(number) > 0);
  }

  private static boolean askForCall(String session, String number) {
    Visitor visitor = new Visitor(engine.lex, session);
    visitor.say("start demo");
    visitor.say("Grace Hopper");
    visitor.say(number);
    try {
      return visitor.say("yes").state().equals("Fulfilled");
    } catch (DependencyFailedException e) {
      return false;
    }
  }

  private long calls(String number) {
    long found = 0;
    for (JsonNode contact : read("contacts").path("contacts")) {
      found += contact.path("phone").asText().equals(number) ? 1 : 0;
    }
    return found;
  }

  private static int leads(List<String> numbers) {
    try {
      int found = 0;
      for (String number : numbers) {
        found += engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + number + "'").size();
      }
      return found;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void control(String what, String body) {
    JsonNode unused =
        send(
            HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode read(String what) {
    return send(HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
