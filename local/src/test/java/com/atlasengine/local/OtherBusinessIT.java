package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody else's business on the same engine: the example's words, with one fact changed. */
class OtherBusinessIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "dental-practice");

  @TempDir private static Path folder;

  @Test
  void speaksForADentalPractice_andOfNothingElse() throws Exception {
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        String text = Files.readString(file).replace("six parking spaces", "nine parking spaces");
        Files.writeString(folder.resolve(String.valueOf(file.getFileName())), text);
      }
    }
    try (RunningEngine engine =
        RunningEngine.start(TestEngine.patient().withoutSchedules().withContent(folder))) {
      talk(engine);
    }
  }

  private static void talk(RunningEngine engine) throws Exception {
    JourneyDriver journey = new JourneyDriver(engine);
    Visitor visitor = new Visitor(engine.lex, "patient-1");
    Visitor.BotReply hello = visitor.say("hello");
    Visitor.BotReply treatments = visitor.say("what treatments do you offer");
    Visitor.BotReply parking = visitor.say("where can I park my car");

    assertTrue(hello.text().contains("Molly"), hello.text());
    assertTrue(treatments.text().contains("crowns"), treatments.text());
    assertTrue(parking.text().contains("nine parking spaces"), parking.text());
    journey.askForCall(visitor, "book an appointment", "Ada Lovelace", "206 555 0123", "yes");

    Map<String, AttributeValue> item = journey.awaitCall("+12065550123");
    String greeting = journey.contact(item).getOrDefault("greeting", "");
    assertTrue(greeting.startsWith("Hello, this is Molly"), greeting);
    Visitor talking = new Visitor(engine.lex, JourneyDriver.text(item, "ContactId"));
    Visitor.BotReply children =
        talking.pickUpAndSay(JourneyDriver.key(item), "do you treat children");
    assertTrue(children.text().contains("age of three"), children.text());
    Visitor.BotReply callback = talking.say("put me through to the front desk");
    assertTrue(callback.text().contains("Thank you for calling Harbor Dental"), callback.text());
    for (Visitor.BotReply said : List.of(hello, treatments, parking, children, callback)) {
      assertFalse(said.text().contains("Atlas"), said.text());
    }
    journey.hangUp(item);
    String lead = JourneyDriver.text(item, "SalesforceLeadID");
    String subject =
        journey
            .awaitRecord("SELECT Subject FROM Task WHERE WhoId = '" + lead + "'")
            .path("Subject")
            .asText();
    assertEquals("Call by Molly", subject.substring(0, 13));
  }
}
