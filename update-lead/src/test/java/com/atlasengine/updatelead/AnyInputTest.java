package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final List<byte[]> EVENTS =
      List.of(
              "call-ended",
              "call-ended-by-key",
              "await-end",
              "declined",
              "not-described",
              "summary",
              "keep-warm")
          .stream()
          .map(HandlerDriver::readEvent)
          .toList();

  @Test
  void logsTheCallOnce_orRefusesAndWritesNothing_whateverItIsGiven() {
    Fuzz.check("update-lead", 700, mutator -> new Attempt().take(mutator.change(EVENTS)));
  }

  /** One function that knows Ada's call. */
  private static final class Attempt {
    private final FakeInteractions interactions = new FakeInteractions();
    private final FakeBacklog backlog = new FakeBacklog();
    private final FakeClock clock = new FakeClock();
    private final FakeCrm crm = new FakeCrm();
    private final LeadId lead =
        crm.createLead(Ada.NAME, Ada.PHONE, Deadline.in(Duration.ofSeconds(9)));
    private final BadInput function =
        new BadInput(
            new HandlerDriver(
                "update-lead",
                new Handler(
                    new UpdateLead(
                        TestContents.ALL,
                        interactions,
                        backlog,
                        new FakeClaims(clock),
                        crm,
                        SecondPerson.OWN_LEAD,
                        Duration.ofMinutes(15),
                        FakeSecrets.numberKey(),
                        new FakeTextModel("- One.\n- Two.\n- Three."),
                        clock),
                    Telemetry.NONE)),
            Set.of(
                "Salesforce: the Lead was deleted",
                "No interaction has this contact yet",
                "The interaction does not exist"));

    void take(byte[] event) {
      interactions.put(
          Ada.draft()
              .lead(lead)
              .contact(new ContactId(EndedCall.CONTACT))
              .transcript(List.of("Atlas: Hello Ada", "User: Hi"))
              .build());
      List<Interaction> before = interactions.all();
      Optional<JsonNode> answer = function.drive(event);
      String status = answer.map(json -> json.path("status").asText()).orElse("refused");
      assertTrue(
          Set.of("updated", "pending", "waiting", "unchanged", "erased", "warm", "refused")
              .contains(status),
          status);
      assertEquals(status.equals("updated") ? 1 : 0, crm.activities().size(), status);
      if (Set.of("refused", "warm").contains(status)) {
        assertEquals(before, interactions.all());
        assertEquals(List.of(), backlog.all());
      }
    }
  }
}
