package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.DataFlow;
import com.atlasengine.local.asl.definition.Flow;
import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs the branches of a Parallel state at once; the first that fails ends the others. */
final class ParallelRunner {
  private static final Duration NO_LIMIT = Duration.ofDays(366);
  private final RunContext context;
  private final FlowRunner flowRunner;

  ParallelRunner(RunContext context, FlowRunner flowRunner) {
    this.context = context;
    this.flowRunner = flowRunner;
  }

  JsonNode run(State.Parallel parallel, StateVisit visit) throws StateError, InterruptedException {
    DataFlow data = parallel.data();
    JsonNode input = data.input(visit.name(), visit.rawInput(), visit.context());
    visit.chain().add("ParallelStateStarted");
    Branches branches = new Branches(visit.chain());
    for (Flow flow : parallel.branches()) {
      branches.start(flow, input);
    }
    Optional<StateError> failure = branches.await();
    if (failure.isPresent()) {
      visit.chain().add("ParallelStateFailed");
      throw failure.get().asBranchFailure();
    }
    visit.chain().add("ParallelStateSucceeded");
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    branches.outputs.forEach(output -> results.add(output.join()));
    return data.output(visit.name(), visit.rawInput(), results, visit.context());
  }

  /** The branches of one attempt. */
  private final class Branches {
    private final EventChain chain;
    private final List<CompletableFuture<JsonNode>> outputs = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<StateError> firstFailure = new CompletableFuture<>();

    Branches(EventChain chain) {
      this.chain = chain;
    }

    void start(Flow flow, JsonNode input) {
      CompletableFuture<JsonNode> output = new CompletableFuture<>();
      outputs.add(output);
      EventChain own = chain.fork();
      String name = Thread.currentThread().getName() + "/" + outputs.size();
      threads.add(context.environment().timeline().fork(name, () -> run(flow, input, own, output)));
    }

    private void run(
        Flow flow, JsonNode input, EventChain own, CompletableFuture<JsonNode> output) {
      try {
        JsonNode result = flowRunner.run(flow, input.deepCopy(), own);
        continueFromLastEnded(own);
        output.complete(result);
      } catch (StateError e) {
        continueFromLastEnded(own);
        firstFailure.complete(e);
        output.completeExceptionally(e);
      } catch (InterruptedException | RuntimeException e) {
        firstFailure.complete(StateError.runtimeError("A branch was stopped: " + e));
        output.completeExceptionally(e);
      }
    }

    /** The state's own events follow the event of the branch that ended last. */
    private synchronized void continueFromLastEnded(EventChain own) {
      if (!firstFailure.isDone()) {
        chain.continueFrom(own.lastEventId());
      }
    }

    /** Waits for all branches, or ends them all when one failed or this thread is to stop. */
    Optional<StateError> await() throws StateError, InterruptedException {
      CompletableFuture<Void> all =
          CompletableFuture.allOf(outputs.toArray(CompletableFuture[]::new));
      try {
        context.await(CompletableFuture.anyOf(all, firstFailure), NO_LIMIT);
      } finally {
        if (!all.isDone()) {
          threads.forEach(context.environment().timeline()::interrupt);
          context.environment().timeline().await(all, NO_LIMIT);
        }
      }
      return firstFailure.isDone() ? Optional.of(firstFailure.join()) : Optional.empty();
    }
  }
}
