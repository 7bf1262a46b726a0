package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.TappedPort.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;

class ThreadEngineIT {
  @Test
  void callsAVisitor() throws Exception {
    long t0 = System.nanoTime();
    try (ThreadEngine engine = ThreadEngine.start(Map.of());
        LexRuntimeV2Client lex =
            TestEngine.withEndpoint(LexRuntimeV2Client.builder(), engine.endpoint())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      System.out.println("started " + (System.nanoTime() - t0) / 1e6);
      List<String> seen = Collections.synchronizedList(new ArrayList<>());
      engine.tap(
          request -> {
            seen.add(
                request.invocation().function()
                    + "/"
                    + request.number()
                    + " "
                    + request.service()
                    + " "
                    + request.operation());
            return Fate.SERVED;
          });
      for (int i = 0; i < 6; i++) {
        seen.clear();
        long t = System.nanoTime();
        Visitor visitor = new Visitor(lex, "thread-" + i);
        visitor.say("start demo");
        visitor.say("Ada Lovelace");
        visitor.say("206 555 014" + i);
        Visitor.BotReply reply = visitor.say("yes");
        assertEquals("Close", reply.action(), reply.text());
        engine.settle();
        System.out.println("called " + (System.nanoTime() - t) / 1e6);
        assertEquals(
            1,
            engine
                .salesforce()
                .query("SELECT Id FROM Lead WHERE Phone = '+1206555014" + i + "'")
                .size());
        assertEquals(i + 1, engine.contacts().size());
        engine.pass(Duration.ofMinutes(45));
        System.out.println("followed " + (System.nanoTime() - t) / 1e6);
        if (i == 0 || i == 5) System.out.println(String.join("\n", seen));
      }
      assertTrue(engine.queued("calls-to-retry") == 0);
      System.out.println(engine.salesforce().query("SELECT Id, Subject, Status FROM Task"));
    }
  }
}
