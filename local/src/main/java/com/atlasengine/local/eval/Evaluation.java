package com.atlasengine.local.eval;

import com.atlasengine.core.content.Contents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.local.client.ContactFlow;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Plays the cases of suites on a running engine, several at once. */
public final class Evaluation {
  private final Setting setting;
  private final Contents contents;
  private final int atOnce;

  /**
   * @param contents what the engine's functions say and know
   * @param atOnce how many cases are played at the same time
   */
  public Evaluation(Setting setting, Contents contents, int atOnce) {
    this.setting = setting;
    this.contents = contents;
    this.atOnce = atOnce;
  }

  /**
   * Where and how cases are played.
   *
   * @param engine its address
   * @param flow what those who pick up come to
   * @param judge who grades after the graders; empty for nobody
   */
  public record Setting(
      URI engine, ContactFlow flow, long chatMillis, long phoneMillis, Optional<Judge> judge) {
    /** Without a judge. */
    public Setting(URI engine, ContactFlow flow, long chatMillis, long phoneMillis) {
      this(engine, flow, chatMillis, phoneMillis, Optional.empty());
    }

    /**
     * With a model as the judge.
     *
     * @param modelId Bedrock's id of it
     */
    public Setting withJudge(String modelId) throws IOException {
      return new Setting(engine, flow, chatMillis, phoneMillis, Optional.of(Judge.of(modelId)));
    }

    long deadlineMillis(Channel channel) {
      return channel == Channel.PHONE ? phoneMillis : chatMillis;
    }
  }

  /**
   * Plays all cases.
   *
   * @param onResult told of each case when its turn in the order of the suites has come
   * @return the results in the order of the suites
   */
  public List<EvalReport.CaseResult> run(
      List<Suite> suites, Consumer<EvalReport.CaseResult> onResult) throws InterruptedException {
    List<EvalReport.CaseResult> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      for (Future<EvalReport.CaseResult> running : start(suites, threads)) {
        EvalReport.CaseResult result = await(running);
        onResult.accept(result);
        results.add(result);
      }
    }
    return results;
  }

  private List<Future<EvalReport.CaseResult>> start(List<Suite> suites, ExecutorService threads) {
    List<Future<EvalReport.CaseResult>> running = new ArrayList<>();
    for (Suite suite : suites) {
      for (Suite.Case each : suite.cases()) {
        CaseRunner.Visitor visitor = CaseRunner.Visitor.numbered(running.size());
        running.add(
            threads.submit(
                new CaseRunner(setting, contents.of(suite.locale()), suite, each, visitor)::run));
      }
    }
    return running;
  }

  private static EvalReport.CaseResult await(Future<EvalReport.CaseResult> running)
      throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a case broke the evaluation", e.getCause());
    }
  }
}
