package com.atlasengine.bench.replay;

import com.atlasengine.bench.measure.CpuLoad;
import com.atlasengine.bench.measure.CpuProbe;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Engagement;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays a script: every user on a thread of its own, the leads beside them. */
public final class Replay {
  private final Script script;
  private final AnsweringSystem system;
  private final ConcurrentLinkedQueue<TurnSample> turns = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<EngagementResult> engagements = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  private Replay(Script script, AnsweringSystem system) {
    this.script = script;
    this.system = system;
  }

  /** Plays a script through a system, which is ready. */
  public static ReplayResult play(Script script, AnsweringSystem system) throws Exception {
    return new Replay(script, system).play();
  }

  private ReplayResult play() throws Exception {
    long started = System.nanoTime();
    try (CpuProbe probe = CpuProbe.start()) {
      runAll();
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      CpuLoad cpu = probe.stop();
      background.close();
      return new ReplayResult(
          system.name(),
          took,
          List.copyOf(turns),
          List.copyOf(engagements),
          List.copyOf(failures),
          cpu);
    }
  }

  private void runAll() throws Exception {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> all = new ArrayList<>();
      script.users().forEach(user -> all.add(() -> talk(user)));
      script.engagements().forEach(engagement -> all.add(() -> engage(engagement)));
      for (Future<Void> done : each.invokeAll(all)) {
        Void unused = done.get();
      }
    }
  }

  private Void talk(List<ScriptedConversation> conversations) throws Exception {
    for (ScriptedConversation conversation : conversations) {
      Map<String, String> session = Map.of();
      for (int i = 0; i < conversation.turns().size(); i++) {
        ScriptedTurn turn = conversation.turns().get(i);
        Thread.sleep(turn.thinkTime());
        session = answer(conversation, i, session);
      }
      if (conversation.channel() == Channel.PHONE) {
        Future<Void> unused = background.submit(() -> endCall(conversation));
      }
    }
    return null;
  }

  private Void endCall(ScriptedConversation call) throws InterruptedException {
    try {
      system.endCall(call);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failures.add("after the call: " + e);
    }
    return null;
  }

  private Map<String, String> answer(
      ScriptedConversation conversation, int index, Map<String, String> session) throws Exception {
    ScriptedTurn turn = conversation.turns().get(index);
    long started = System.nanoTime();
    TurnResult result = ask(conversation, session, turn, started);
    Duration due = Deadlines.DEFAULTS.of(turn.kind(), conversation.channel());
    turns.add(
        new TurnSample(
            conversation.id(), index, turn.kind(), conversation.channel(), started, due, result));
    return result.session();
  }

  private TurnResult ask(
      ScriptedConversation conversation,
      Map<String, String> session,
      ScriptedTurn turn,
      long started)
      throws InterruptedException {
    try {
      return system.answer(conversation, session, turn);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      Duration waited = Duration.ofNanos(System.nanoTime() - started);
      return new TurnResult(session, waited, waited, Duration.ZERO, "", "", e.toString());
    }
  }

  private Void engage(Engagement engagement) throws Exception {
    Thread.sleep(engagement.at());
    try {
      engagements.add(system.engage(engagement));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      engagements.add(EngagementResult.failed(e.toString()));
    }
    return null;
  }
}
