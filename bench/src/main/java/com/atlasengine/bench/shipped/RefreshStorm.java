package com.atlasengine.bench.shipped;

import com.atlasengine.bench.replay.RefreshStormResult;
import com.atlasengine.bench.replay.TurnResult;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Person;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import com.atlasengine.bench.script.TurnKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has many turns miss the same answer at once, and counts how often it is refreshed. */
public final class RefreshStorm {
  private static final int TURNS = 24;
  private static final String REFRESHER = "atlas-engine-refresh-responses";
  private static final String WORDS = "so tell me what the whole thing is really made of";

  /** Slower than any turn may be, quicker than the refresher gives up. */
  private static final String SLOW_MODEL_FAULT = "{\"bedrock\":{\"delayMs\":2500}}";

  /** All other refreshers have answered by then. */
  private static final Duration SETTLE_TIME = Duration.ofSeconds(6);

  /** The refresher may have to start first. */
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(40);

  private static final Person NOBODY = new Person("Ada", "Mills", "+12065550199");

  private RefreshStorm() {}

  /**
   * Runs the storm.
   *
   * @param log what the functions print goes there
   * @param id what the sessions are called
   */
  public static RefreshStormResult run(ShippedSystem system, URI endpoint, Path log, String id)
      throws Exception {
    long before = FunctionLines.count(log);
    faults(endpoint, "PUT", SLOW_MODEL_FAULT);
    try {
      ask(system, id);
      long until = System.nanoTime() + REFRESH_TIMEOUT.toNanos();
      while (generations(log, before) == 0 && System.nanoTime() < until) {
        Thread.sleep(500);
      }
      Thread.sleep(SETTLE_TIME);
    } finally {
      faults(endpoint, "DELETE", "");
    }
    return new RefreshStormResult(TURNS, generations(log, before));
  }

  private static long generations(Path log, long before) throws IOException {
    FunctionLines.Function refresher = FunctionLines.read(log, before).functions().get(REFRESHER);
    return refresher == null ? 0 : refresher.generations();
  }

  private static void ask(ShippedSystem system, String id) throws Exception {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<TurnResult>> all = new ArrayList<>();
      for (int i = 0; i < TURNS; i++) {
        ScriptedTurn turn =
            new ScriptedTurn(TurnKind.TECHNOLOGY, WORDS, Map.of(), false, Duration.ZERO);
        String session = id + "-storm-" + i;
        ScriptedConversation chat =
            new ScriptedConversation(session, Channel.CHAT, NOBODY, List.of(turn));
        all.add(() -> system.answer(chat, Map.of(), turn));
      }
      for (Future<TurnResult> answered : each.invokeAll(all)) {
        String error = answered.get().error();
        if (!error.isEmpty()) {
          throw new IOException(error);
        }
      }
    }
  }

  private static void faults(URI endpoint, String method, String body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          http.send(
              HttpRequest.newBuilder(endpoint.resolve("/_atlas/faults"))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw new IOException("the engine refused the fault: HTTP " + answer.statusCode());
      }
    }
  }
}
