package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final List<byte[]> EVENTS = events();

  private static List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    for (String name :
        List.of("engage", "place", "place-with-scenario", "prepare", "scenario", "keep-warm")) {
      events.add(HandlerDriver.readEvent(name));
    }
    String key =
        "\"partitionKey\":\"LEAD#+12065550123\","
            + "\"sortKey\":\"INTERACTION#2026-10-26T06:07:12.367643+00:00\"";
    for (String text :
        List.of(
            "{\"action\":\"repeat\",\"contactId\":\"contact-7\"}",
            "{\"action\":\"record\",\"contactId\":\"contact-7\"," + key + "}",
            "{\"action\":\"scenario\",\"scenario\":\"Hello\",\"leadId\":\"00Q000000000001AAA\","
                + "\"contactId\":\"contact-7\","
                + key
                + "}",
            "{\"action\":\"ask\",\"executionName\":\"e\",\"state\":{\"purpose\":\"deletion\","
                + "\"lastName\":\"Byron\",\"phone\":\"+12065550123\",\"salesforce\":{\"leadId\":\"\","
                + key
                + "}}}")) {
      events.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return List.copyOf(events);
  }

  @Test
  void ringsOnceAndSaysSo_orDoesNotRing_whateverItIsGiven() {
    Fuzz.check("invoke-call", 900, mutator -> new Attempt().take(mutator.change(EVENTS)));
  }

  /** One function that knows Ada's interaction. */
  private static final class Attempt {
    private final InvokeCallHarness rig = new InvokeCallHarness();
    private final BadInput function =
        new BadInput(
            new HandlerDriver("invoke-call", new Handler(rig.invokeCall, Telemetry.NONE)),
            Set.of("no such call", "The interaction does not exist"));

    void take(byte[] event) {
      rig.interactions.put(Ada.interaction());
      List<Interaction> before = rig.interactions.all();
      Optional<JsonNode> answer = function.drive(event);
      Optional<ContactId> contact =
          answer
              .map(json -> json.path("ContactId").asText())
              .filter(id -> !id.isEmpty())
              .map(ContactId::new);
      assertEquals(contact.isPresent() ? 1 : 0, rig.telephony.calls().size());
      if (!function.tookIt()) {
        assertEquals(before, rig.interactions.all());
        assertEquals(0, rig.reservations.count());
      }
      contact.ifPresent(this::assertRecorded);
      rig.telephony
          .calls()
          .forEach(call -> call.attributes().values().forEach(AnyInputTest::assertFits));
    }

    private void assertRecorded(ContactId contact) {
      assertEquals(
          1,
          rig.interactions.all().stream()
              .filter(item -> item.contact().equals(Optional.of(contact)))
              .count());
    }
  }

  /** A contact takes 32 KB of attributes in all. */
  private static void assertFits(String value) {
    assertTrue(value.getBytes(StandardCharsets.UTF_8).length < 8_192, "an attribute is too long");
  }
}
