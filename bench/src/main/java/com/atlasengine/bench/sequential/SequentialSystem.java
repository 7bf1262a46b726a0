package com.atlasengine.bench.sequential;

import com.atlasengine.bench.measure.TokenCount;
import com.atlasengine.bench.replay.AnsweringSystem;
import com.atlasengine.bench.replay.EngagementResult;
import com.atlasengine.bench.replay.TurnResult;
import com.atlasengine.bench.script.Engagement;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import com.atlasengine.bench.script.TurnKind;
import com.atlasengine.bench.shipped.ActiveCalls;
import com.atlasengine.local.Engine;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The old system. It makes the same calls in the same order and waits for the same services. Of
 * Python's own time it contains only the measured cold starts.
 */
public final class SequentialSystem implements AnsweringSystem {
  /** The access key that it signs its calls with. */
  public static final String KEY = "SEQUENTIAL";

  private static final String HISTORY = "conversationHistory";

  /** As many lines of the history as were kept. */
  private static final int MAX_HISTORY_LINES = 20;

  private final URI endpoint;
  private final RandomDraws draws;
  private final OldModel model;
  private final OldTurns turns;
  private final OldWorkflow workflow;
  private final LongAdder workedMillis = new LongAdder();
  private final LongAdder summaries = new LongAdder();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  /** The old system against the stand-ins of this engine. */
  public SequentialSystem(Engine engine, long seed) {
    this(engine, RandomDraws.of(seed));
  }

  /** The same without cold starts, to get this process warm. */
  public static SequentialSystem alwaysWarm(Engine engine) {
    return new SequentialSystem(engine, RandomDraws.alwaysWarm());
  }

  private SequentialSystem(Engine engine, RandomDraws draws) {
    endpoint = engine.endpoint();
    OneUseClients clients = new OneUseClients(endpoint);
    Map<String, String> connect = engine.parameters();
    this.draws = draws;
    model = new OldModel(clients);
    turns = new OldTurns(clients, model);
    workflow =
        new OldWorkflow(
            clients,
            model,
            draws,
            new OldWorkflow.Instance(
                connect.getOrDefault("ConnectInstanceId", ""),
                engine.template().callFlow().map(Template.Flow::arn).orElse(""),
                connect.getOrDefault("ConnectSourcePhoneNumber", "")));
  }

  @Override
  public String name() {
    return "sequential";
  }

  @Override
  public void prepare(Script script) throws Exception {
    ActiveCalls.store(endpoint, script);
  }

  @Override
  public TurnResult answer(
      ScriptedConversation conversation, Map<String, String> session, ScriptedTurn turn)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (turn.kind().isDialog()) {
      return toResult(session, Duration.ZERO);
    }
    String history = session.getOrDefault(HISTORY, "");
    long started = System.nanoTime();
    Thread.sleep(draws.coldStart(conversation.id(), turn.words() + history.length()));
    String said = turns.answer(conversation, history, turn);
    Duration waited = Duration.ofNanos(System.nanoTime() - started);
    if (turn.kind() == TurnKind.START_DEMO) {
      var unused = background.submit(() -> engage(startEngagement(conversation)));
    }
    Map<String, String> next = new HashMap<>(session);
    next.put(HISTORY, trimHistory(history + "User: " + turn.words() + "\nAtlas: " + said + "\n"));
    return toResult(next, waited);
  }

  private static Engagement startEngagement(ScriptedConversation chat) {
    return new Engagement(chat.id(), chat.person(), "User: hello", Duration.ZERO);
  }

  private static TurnResult toResult(Map<String, String> session, Duration waited) {
    return new TurnResult(session, waited, waited, Duration.ZERO, "", "", "");
  }

  private static String trimHistory(String history) {
    String[] lines = history.split("\n", -1);
    int from = Math.max(0, lines.length - MAX_HISTORY_LINES);
    return String.join("\n", Arrays.asList(lines).subList(from, lines.length));
  }

  @Override
  public EngagementResult engage(Engagement engagement)
      throws IOException, InterruptedException, GeneralSecurityException {
    long started = System.nanoTime();
    String unused = workflow.dial(engagement.id(), engagement.person(), engagement.chat());
    Duration toDial = Duration.ofNanos(System.nanoTime() - started);
    workedMillis.add(toDial.toMillis());
    return new EngagementResult(toDial, toDial, Map.of(), toDial, "");
  }

  @Override
  public void endCall(ScriptedConversation call)
      throws IOException, InterruptedException, GeneralSecurityException {
    String said =
        call.turns().stream().map(t -> "User: " + t.words()).collect(Collectors.joining("\n"));
    long started = System.nanoTime();
    workflow.finish(call.person(), said);
    workedMillis.add(Duration.ofNanos(System.nanoTime() - started).toMillis());
    summaries.increment();
  }

  /** How many milliseconds the workflow's functions ran. */
  public long workflowMillis() {
    return workedMillis.sum();
  }

  /** How many calls were summed up. */
  public long summaries() {
    return summaries.sum();
  }

  /** What the model read and wrote so far. */
  public TokenCount tokens() {
    return model.tokens();
  }

  @Override
  public void close() {
    background.close();
  }
}
