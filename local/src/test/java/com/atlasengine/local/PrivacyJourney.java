package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A visitor who goes through everything that writes logs, and says words that nobody else says. */
record PrivacyJourney(RunningEngine engine, EngineOutput output) {
  /** What the visitor gives: one number is called; the call of the other is refused. */
  static final List<String> PHONES = List.of("+12065550188", "+12065550187");

  static final List<String> WORDS =
      List.of("Zelda", "Quillfeather", "periwinkle", "umbrella", "marzipan", "narwhal");

  /** Those that a visitor can cause to run. */
  static final List<String> FUNCTIONS =
      List.of(
          "atlas-engine-lex-fulfillment",
          "atlas-engine-refresh-responses",
          "atlas-engine-create-lead",
          "atlas-engine-generate-scenario",
          "atlas-engine-invoke-call",
          "atlas-engine-update-lead");

  /** What fails, and how, while the visitor goes on; error paths log most. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault("dynamodb", "down"),
          new Fault("bedrock", "malformed"),
          new Fault("salesforce", "rejected"),
          new Fault("secretsmanager", "denied"),
          new Fault("states", "rejected"),
          new Fault("sns", "malformed"));

  private record Fault(String service, String kind) {}

  private static final KeyPair BACKEND = Jwks.CRV.Ed25519.keyPair().build();

  /** By which the engine believes the page's backend who the visitor is. */
  static String publicKey() {
    return Base64.getEncoder().encodeToString(BACKEND.getPublic().getEncoded());
  }

  private Visitor visitor(String session, Duration validFor) {
    String token =
        Jwts.builder()
            .subject("zelda@quillfeather.example")
            .audience()
            .add("AtlasEngineBot")
            .and()
            .expiration(Date.from(Instant.now().plus(validFor)))
            .signWith(BACKEND.getPrivate())
            .compact();
    return new Visitor(engine.lex, session, Map.of("verifiedVisitor", token));
  }

  /** Goes through all of it. Answers the interaction as it was when the call had just begun. */
  Map<String, AttributeValue> run() throws Exception {
    Map<String, AttributeValue> call = chatAndBeCalled();
    talk(call);
    for (Fault fault : FAULTS) {
      goOnWhileItFails(fault.service(), fault.kind());
    }
    beCalledInVain();
    beErased();
    return call;
  }

  private Map<String, AttributeValue> chatAndBeCalled() throws Exception {
    JourneyDriver journey = new JourneyDriver(engine);
    Visitor visitor = visitor("privacy-chat", Duration.ofMinutes(10));
    visitor.say("do you also make periwinkle umbrellas");
    visitor.say("what technology do you use");
    journey.askForCall(visitor, "start demo", "Zelda Quillfeather", "206 555 0188", "yes");
    Map<String, AttributeValue> unused = journey.awaitCall(PHONES.getFirst());
    return Await.value(
        () ->
            journey.items(PHONES.getFirst()).stream()
                .filter(item -> item.containsKey("StepFunctionTaskToken"))
                .findFirst());
  }

  private void talk(Map<String, AttributeValue> call) throws Exception {
    JourneyDriver journey = new JourneyDriver(engine);
    Visitor talking = new Visitor(engine.lex, JourneyDriver.text(call, "ContactId"));
    talking.pickUpAndSay(JourneyDriver.key(call), "my marzipan factory needs help");
    talking.say("my number is two oh six five five five oh one eight eight");
    talking.say("how heavy is a narwhal");
    assertEquals("Close", talking.say("yes").action());
    talking.pickUpAndSay(JourneyDriver.key(call), "please stop calling me");
    journey.hangUp(call);
    Await.until(
        () -> output.histories().values().stream().allMatch(h -> h.contains("ExecutionSucceeded")));
  }

  private void goOnWhileItFails(String service, String kind) throws Exception {
    Visitor visitor = new Visitor(engine.lex, "privacy-" + service);
    control("PUT", "faults", "{\"" + service + "\":\"" + kind + "\"}");
    visitor.say("tell me of periwinkle umbrellas");
    visitor.say("delete my data");
    visitor.say("206 555 0188");
    visitor.say("Quillfeather");
    visitor.say("yes");
    control("DELETE", "faults", "");
  }

  private void beCalledInVain() throws Exception {
    control("PUT", "faults", "{\"connect\":\"rejected\",\"salesforce\":\"malformed\"}");
    new JourneyDriver(engine)
        .askForCall(
            visitor("privacy-in-vain", Duration.ofMinutes(-10)),
            "start demo",
            "Zelda Quillfeather",
            "206 555 0187",
            "yes");
    output.awaitLine("atlas-engine-invoke-call", "Connect is not set up");
    output.awaitLine("atlas-engine-create-lead", "Salesforce did not take the Lead");
    control("DELETE", "faults", "");
  }

  private void beErased() throws Exception {
    Visitor visitor = new Visitor(engine.lex, "privacy-deletion");
    visitor.say("delete my data");
    visitor.say("206 555 0188");
    visitor.say("Quillfeather");
    assertEquals("Close", visitor.say("yes").action());
    control("POST", "schedules/atlas-engine-create-lead-RetryPending/fire", "");
    JourneyDriver journey = new JourneyDriver(engine);
    Await.until(() -> journey.items(PHONES.getFirst()).isEmpty());
  }

  private void control(String method, String what, String body) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), what);
  }
}
