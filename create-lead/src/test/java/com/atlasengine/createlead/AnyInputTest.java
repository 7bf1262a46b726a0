package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.port.CallRecords;
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
        List.of("engage", "engage-by-hand", "keep-warm", "retry-pending", "count-pending")) {
      events.add(HandlerDriver.readEvent(name));
    }
    for (String text :
        List.of(
            """
            {"firstName":"Ada","lastName":"Lovelace","phone":"+12065550123","executionName":"e",
             "consent":[{"question":"Shall I call you?","answer":"yes",
               "givenAt":"2026-10-26T06:07:00Z","secondCall":false,"locale":"en_US"}]}
            """,
            """
            {"purpose":"deletion","lastName":"byron","phone":"+12065550123","executionName":"e"}
            """)) {
      events.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return List.copyOf(events);
  }

  @Test
  void opensWhatItAnswers_orRefusesAndStoresNothing_whateverItIsGiven() {
    Fuzz.check("create-lead", 700, mutator -> new Attempt().take(mutator.change(EVENTS)));
  }

  /** One function, whose stores are empty. */
  private static final class Attempt {
    private final FakeClock clock = new FakeClock();
    private final FakeInteractions interactions = new FakeInteractions();
    private final FakeBacklog backlog = new FakeBacklog();
    private final FakeCrm crm = new FakeCrm();
    private final BadInput function =
        new BadInput(
            new HandlerDriver(
                "create-lead",
                new Handler(
                    new CreateLead(
                        interactions,
                        backlog,
                        new FakeClaims(clock),
                        crm,
                        new FakeLateReplies(clock),
                        CallRecords.NONE,
                        SecondPerson.OWN_LEAD,
                        FakeSecrets.numberKey(),
                        Telemetry.NONE,
                        clock),
                    Telemetry.NONE)),
            Set.of());

    void take(byte[] event) {
      JsonNode answer = function.drive(event).orElse(null);
      assertEquals(List.of(), backlog.all());
      if (answer == null || !answer.has("leadId")) {
        assertEquals(List.of(), interactions.all());
        assertEquals(List.of(), crm.leads());
        return;
      }
      assertOpened(answer, interactions.all());
    }

    private void assertOpened(JsonNode answer, List<Interaction> opened) {
      assertEquals(1, opened.size());
      assertEquals(opened.getFirst().key().partitionKey(), answer.path("partitionKey").asText());
      assertEquals(opened.getFirst().key().sortKey(), answer.path("sortKey").asText());
      Optional<LeadId> lead =
          Optional.of(answer.path("leadId").asText()).filter(id -> !id.isEmpty()).map(LeadId::new);
      assertEquals(lead, opened.getFirst().lead());
      assertEquals(lead.stream().toList(), crm.leads().stream().map(FakeCrm.Lead::id).toList());
    }
  }
}
