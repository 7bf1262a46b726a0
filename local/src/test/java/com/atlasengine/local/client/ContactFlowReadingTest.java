package com.atlasengine.local.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ContactFlowReadingTest {
  @Test
  void interactionKeyHandedOver_byTheFlowThatIsDeployed() throws IOException {
    ContactFlow flow = ContactFlow.read(deployed());
    Map<String, String> told = flow.botAttributes(Map.of("interactionKey", "key", "leadId", "id"));
    assertEquals("key", told.get("interactionKey"));
    assertFalse(told.containsKey("leadId"));
    assertFalse(flow.greeting().isEmpty());
    assertEquals(Set.of("CloseIntent", "CallbackIntent"), flow.endingIntents());
  }

  @Test
  void asksWhatTheContactSays_onACallThatAsksWhetherToDelete() throws IOException {
    Map<String, String> contact =
        Map.of("interactionKey", "key", "purpose", "deletion", "greeting", "Is this Byron?");
    ContactFlow heard = ContactFlow.read(deployed()).forContact(contact);

    assertEquals("Is this Byron?", heard.greeting());
    assertEquals("yes", heard.botAttributes(contact).get("deletionAsked"));
    assertEquals("key", heard.botAttributes(contact).get("interactionKey"));
  }

  @Test
  void attributeLeftOut_whenTheContactLacksIt() {
    ContactFlow flow =
        new ContactFlow("Hi", Map.of("a", "$.Attributes.missing", "b", "constant"), Set.of());
    assertEquals(Map.of("b", "constant"), flow.botAttributes(Map.of("other", "1")));
  }

  @Test
  void refused_whenTheFlowNeverComesToABot() {
    String flow =
        """
        {"StartAction":"a","Actions":[
          {"Identifier":"a","Type":"Wait","Transitions":{"NextAction":"a"}}]}
        """;
    assertThrows(IllegalArgumentException.class, () -> ContactFlow.read(flow));
  }

  private static String deployed() throws IOException {
    return Files.readString(Path.of("..", "contact-flow", "atlas-outbound.json"));
  }
}
