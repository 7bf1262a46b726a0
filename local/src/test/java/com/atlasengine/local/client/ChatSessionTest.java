package com.atlasengine.local.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.FakeFunctions;
import com.atlasengine.local.lex.BotFixture;
import com.atlasengine.local.lex.LexRuntime;
import com.atlasengine.local.template.PhysicalIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChatSessionTest {
  private static final ContactFlow FLOW =
      new ContactFlow(
          "Hello from the flow.",
          Map.of("interactionKey", "$.Attributes.interactionKey"),
          Set.of("CloseIntent"));

  private final FakeFunctions functions = new FakeFunctions();
  private final List<String> shown = new ArrayList<>();
  private final FakeContacts contacts = new FakeContacts();
  private Gateway gateway;
  private EngineClient engine;
  private ChatSession room;

  @BeforeEach
  void enterRoom() throws IOException {
    gateway = new Gateway(0);
    gateway.register(
        new LexRuntime(BotFixture.bot(), functions, "lex", Clock.systemUTC(), contacts::phoneTurn));
    gateway.register(contacts);
    engine = new EngineClient(gateway.endpoint());
    room = new ChatSession(engine, FLOW, "en_US", shown::add, Duration.ZERO);
  }

  @AfterEach
  void leaveRoom() {
    engine.close();
    gateway.close();
  }

  @Test
  void replyAndItsTimeShown_whenPersonSaysSomething() throws Exception {
    functions.answer(close("Hello, visitor!"));
    assertTrue(room.handleInput("  hello  "));
    assertTrue(
        shown.getFirst().matches("bot {3}Hello, visitor! {3}\\(\\d+ ms\\)"), shown::toString);
    assertEquals("hello", functions.lastEvent().path("inputTranscript").asText());
  }

  @Test
  void callTakenAndEnded_whenPhoneRings() throws Exception {
    contacts.status = "ringing";
    room.announceRinging();
    room.announceRinging();
    assertEquals(List.of("* +12065550123 is ringing: /call picks it up"), shown);
    assertEquals("chat> ", room.prompt());

    assertTrue(room.handleInput("/call"));
    assertEquals("answered", contacts.status);
    assertEquals("bot   Hello from the flow.", shown.getLast());
    assertEquals("phone> ", room.prompt());
    functions.answer(close("Hello, caller!")).answer(close("Still there?"));
    assertTrue(room.handleInput("hello"));
    JsonNode first = functions.lastEvent();
    assertEquals(
        "{\"interactionKey\":\"LEAD#+12065550123#INTERACTION#t\"}",
        first.path("sessionState").path("sessionAttributes").toString());
    assertEquals(
        "{\"x-amz-lex:channels:platform\":\"Connect\"}",
        first.path("requestAttributes").toString());
    assertTrue(room.handleInput("hi"));
    assertTrue(functions.lastEvent().path("sessionState").path("sessionAttributes").isEmpty());

    assertTrue(room.handleInput("/hangup"));
    assertEquals("ended", contacts.status);
    assertEquals("chat> ", room.prompt());
  }

  @Test
  void backInTheChat_whenTheOtherSideEndsTheCall() throws Exception {
    contacts.status = "ringing";
    assertTrue(room.handleInput("/call"));
    contacts.status = "ended";
    functions.answer(close("Goodbye."));
    assertTrue(room.handleInput("bye"));
    assertEquals("* The call is over; you are back in the chat.", shown.getLast());
    assertEquals("chat> ", room.prompt());
  }

  @Test
  void callEnded_whenTheFlowHangsUpAfterAnIntent() throws Exception {
    contacts.status = "ringing";
    assertTrue(room.handleInput("/call"));
    functions.answer(close("Goodbye.").replace("GreetingIntent", "CloseIntent"));
    assertTrue(room.handleInput("bye"));
    assertEquals("ended", contacts.status);
    assertEquals("chat> ", room.prompt());
  }

  @Test
  void putThrough_whenTheBotSaysSo() throws Exception {
    contacts.status = "ringing";
    assertTrue(room.handleInput("/call"));
    functions.answer(
        close("One moment.")
            .replace("GreetingIntent", "CloseIntent")
            .replace(
                "\"dialogAction\"",
                "\"sessionAttributes\":{\"transfer\":\"yes\",\"transferQueue\":\"arn:q\","
                    + "\"whisper\":\"Likes lighthouses\"},\"dialogAction\""));
    assertTrue(room.handleInput("let me talk to somebody"));
    assertEquals("transferred", contacts.status);
    assertEquals("{\"queue\":\"arn:q\",\"whisper\":\"Likes lighthouses\"}", contacts.transfer);
    assertTrue(shown.get(shown.size() - 2).contains("arn:q"), shown::toString);
    int turns = functions.events.size();
    assertTrue(room.handleInput("hello?"));
    assertEquals(turns, functions.events.size());

    assertTrue(room.handleInput("/hangup"));
    assertEquals("ended", contacts.status);
  }

  @Test
  void newSession_whenStartedOver() throws Exception {
    functions.answer(close("One.")).answer(close("Two."));
    assertTrue(room.handleInput("hello"));
    assertTrue(room.handleInput("/new"));
    assertTrue(room.handleInput("hello"));
    assertFalse(
        functions
            .events
            .get(0)
            .path("sessionId")
            .equals(functions.events.get(1).path("sessionId")));
  }

  @Test
  void leadsAndCasesShown_whenAskedFor() throws Exception {
    gateway.register(new FakeSecrets(gateway.endpoint().toString()));
    gateway.register(new FakeOrg());
    assertTrue(room.handleInput("/lead"));
    String all = String.join("\n", shown);
    assertTrue(all.contains("Lead 00Q1"), all);
    assertTrue(all.contains("Lovelace"), all);
    assertTrue(all.contains("Case 00001000"), all);
  }

  @Test
  void oneLine_whenTheEngineRefusesOrTheCommandIsWrong() throws Exception {
    functions.fail();
    for (String line : List.of("how are you built", "/hangup", "/call", "/nope", "/lead")) {
      shown.clear();
      assertTrue(room.handleInput(line));
      assertEquals(1, shown.size(), line);
      assertTrue(shown.getFirst().startsWith("! "), line);
    }
  }

  @Test
  void leaves_whenPersonQuits() throws Exception {
    assertFalse(room.handleInput("/quit"));
  }

  @Test
  void connectException_whenTheEngineHasGone() {
    gateway.close();
    assertThrows(ConnectException.class, () -> room.handleInput("hello"));
  }

  private static String close(String message) {
    return """
    {"sessionState":{"dialogAction":{"type":"Close"},"intent":{"name":"GreetingIntent"}},
     "messages":[{"contentType":"PlainText","content":"%s"}]}
    """
        .formatted(message);
  }

  /** One contact, in the shape of the engine's own contact list. */
  private static final class FakeContacts implements Service {
    private volatile String status = "none";
    private volatile String transfer = "";

    void phoneTurn(Map<String, String> attributes) {
      assertEquals("LEAD#+12065550123#INTERACTION#t", attributes.get("interactionKey"));
    }

    @Override
    public String signingName() {
      return "_atlas";
    }

    @Override
    public List<String> unsignedPaths() {
      return List.of("/_atlas/");
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
      if (exchange.path().equals("/_atlas/health")) {
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        exchange.respondJson(
            health.put("botId", PhysicalIds.BOT_ID).put("botAliasId", PhysicalIds.BOT_ALIAS_ID));
        return;
      }
      switch (exchange.path()) {
        case "/_atlas/contacts/c-1/answer" -> status = "answered";
        case "/_atlas/contacts/c-1/hangup" -> status = "ended";
        case "/_atlas/contacts/c-1/transfer" -> {
          status = "transferred";
          transfer = exchange.json().toString();
        }
        default -> assertEquals("/_atlas/contacts", exchange.path());
      }
      ObjectNode list = JsonNodeFactory.instance.objectNode();
      if (!status.equals("none")) {
        ObjectNode contact = list.withArray("contacts").addObject();
        contact.put("contactId", "c-1").put("phone", "+12065550123").put("status", status);
        contact.putObject("attributes").put("interactionKey", "LEAD#+12065550123#INTERACTION#t");
      }
      exchange.respondJson(list);
    }
  }

  private record FakeSecrets(String loginUrl) implements Service {
    @Override
    public String signingName() {
      return "secretsmanager";
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      if (exchange.operation().orElse("").equals("ListSecrets")) {
        answer.withArray("SecretList").addObject().put("ARN", "arn:other");
        answer.withArray("SecretList").addObject().put("ARN", "arn:salesforce");
      } else {
        boolean other = exchange.json().path("SecretId").asText().equals("arn:other");
        answer.put("SecretString", other ? "a random string" : credentials());
      }
      exchange.respondJson(answer);
    }

    private String credentials() throws Exception {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
      return JsonNodeFactory.instance
          .objectNode()
          .put("username", "user")
          .put("client_id", "client")
          .put("login_url", loginUrl)
          .put(
              "private_key",
              "-----BEGIN PRIVATE KEY-----\n"
                  + Base64.getMimeEncoder().encodeToString(key)
                  + "\n-----END PRIVATE KEY-----\n")
          .toString();
    }
  }

  private static final class FakeOrg implements Service {
    @Override
    public String signingName() {
      return "salesforce";
    }

    @Override
    public List<String> unsignedPaths() {
      return List.of("/services/");
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      if (exchange.path().equals("/services/oauth2/token")) {
        exchange.respondJson(answer.put("access_token", "token"));
        return;
      }
      assertEquals("Bearer token", exchange.header("Authorization").orElse(""));
      ObjectNode record = answer.withArray("records").addObject();
      if (exchange.query("q").orElse("").contains("FROM Lead")) {
        record.put("Id", "00Q1").put("LastName", "Lovelace");
      } else {
        record.put("CaseNumber", "00001000").put("Subject", "Callback");
      }
      exchange.respondJson(answer);
    }
  }
}
