package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The journey in Spanish, by unmodified clients; the sales team reads English. */
class SpanishJourneyIT {
  private static final String LOCALE = "es_US";

  private static RunningEngine engine;
  private static JourneyDriver journey;

  @BeforeAll
  static void shareTheEngine() throws Exception {
    engine = RunningEngine.shared();
    journey = new JourneyDriver(engine);
  }

  private static Visitor visitor(String session) {
    return new Visitor(engine.lex, session).inLocale(LOCALE);
  }

  @Test
  void goesFromChatToCallToCase_inTheVisitorsLanguage() throws Exception {
    String phone = "+12065550131";
    Visitor chatting = visitor("spanish-chat");
    assertTrue(chatting.say("hola").text().contains("Atlas"));
    Visitor.BotReply technology = chatting.say("qué tecnología usa");
    assertEquals("AboutTechnologyIntent", technology.intent());
    assertTrue(technology.text().contains("Lambda"), technology.text());
    journey.askForCall(chatting, "iniciar demo", "José Núñez", "206 555 0131", "sí");

    Map<String, AttributeValue> item = journey.awaitCall(phone);
    Map<String, String> contact = journey.contact(item);
    assertEquals("es-US", contact.get("language"));
    assertEquals("Lupe", contact.get("voice"));
    assertTrue(contact.getOrDefault("greeting", "").startsWith("Hola, le habla Atlas"));
    assertTrue(JourneyDriver.text(item, "DynamicScenario").contains("José"));

    Visitor talking = visitor(JourneyDriver.text(item, "ContactId"));
    assertFalse(talking.pickUpAndSay(JourneyDriver.key(item), "¿quién habla?").text().isBlank());
    Visitor.BotReply callback = talking.say("quiero hablar con una persona");
    assertTrue(callback.text().startsWith("Recibí su solicitud"), callback.text());
    JsonNode opened =
        journey.awaitRecord("SELECT Description FROM Case WHERE SuppliedPhone = '" + phone + "'");
    assertTrue(
        opened.path("Description").asText().startsWith("José Núñez asked Atlas for a callback"),
        opened.toString());

    journey.hangUp(item);
    String lead = JourneyDriver.text(item, "SalesforceLeadID");
    JsonNode task =
        journey.awaitRecord("SELECT CallDisposition FROM Task WHERE WhoId = '" + lead + "'");
    assertEquals("Answered", task.path("CallDisposition").asText());
  }

  @Test
  void callsNobodyAnyMore_whoSaysSoInSpanish() throws Exception {
    journey.askForCall(
        visitor("spanish-stop"), "llámeme", "María García", "206 555 0132", "sí, por favor");
    Map<String, AttributeValue> item = journey.awaitCall("+12065550132");

    Visitor.BotReply reply =
        visitor(JourneyDriver.text(item, "ContactId"))
            .pickUpAndSay(JourneyDriver.key(item), "no me llamen más");

    assertTrue(reply.text().startsWith("De acuerdo. No volveré a llamar"), reply.text());
    assertEquals("CloseIntent", reply.intent());
  }

  @Test
  void leavesAForm_andDeletesInSpanish() {
    Visitor visitor = visitor("spanish-form");
    assertEquals("ElicitSlot", visitor.say("iniciar demo").action());
    assertFalse(visitor.say("mejor no").action().equals("ElicitSlot"));

    assertEquals("ElicitSlot", visitor.say("borre mis datos").action());
    assertEquals("ElicitSlot", visitor.say("206 555 0133").action());
    assertEquals("ConfirmIntent", visitor.say("García Márquez").action());
    Visitor.BotReply done = visitor.say("sí");
    assertTrue(done.text().startsWith("Gracias, recibí su solicitud"), done.text());
  }
}
