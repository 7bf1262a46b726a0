package com.atlasengine.bench.shipped;

import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptedConversation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stores the interactions of a script's calls, as the workflow leaves them when it dials. */
public final class ActiveCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "AtlasEngineInteractions";

  private ActiveCalls() {}

  /** Stores them all. */
  public static void store(URI endpoint, Script script) throws Exception {
    List<ScriptedConversation> calls =
        script.conversations().filter(c -> c.channel() == Channel.PHONE).toList();
    try (EngineHttpClient client = new EngineHttpClient(endpoint);
        ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> all = calls.stream().map(call -> put(client, call)).toList();
      for (Future<Void> done : each.invokeAll(all)) {
        Void unused = done.get();
      }
    }
  }

  private static Callable<Void> put(EngineHttpClient client, ScriptedConversation call) {
    ObjectNode request = JSON.createObjectNode().put("TableName", TABLE);
    ObjectNode item = request.putObject("Item");
    text(item, "PK", call.partitionKey());
    text(item, "SK", call.sortKey());
    text(item, "InteractionType", "CHAT_AND_CALL");
    text(item, "FirstName", call.person().first());
    text(item, "LastName", call.person().last());
    text(item, "InitialTranscript", "User: hello\nAtlas: Hello, I am Atlas.");
    text(item, "DynamicScenario", scenario(call));
    return () -> {
      EngineHttpClient.ServiceResponse response =
          client.call("dynamodb", "DynamoDB_20120810.PutItem", request);
      if (response.status() != 200) {
        throw new IOException("could not store a call's interaction: " + response.body());
      }
      return null;
    };
  }

  private static String scenario(ScriptedConversation call) {
    return "Hello "
        + call.person().first()
        + ", this is Atlas, the assistant you just chatted with. You asked what I am built of."
        + " Where would you like to begin?";
  }

  private static void text(ObjectNode item, String name, String value) {
    item.putObject(name).put("S", value);
  }
}
