package com.atlasengine.lex.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnTasksTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  @Test
  void goesOn_whenItIsOnlyPeekedAt() throws Exception {
    try (TurnTasks tasks = new TurnTasks(SOON, Duration.ZERO)) {
      CompletableFuture<Boolean> answered = new CompletableFuture<>();
      Future<Boolean> read = tasks.start(answered::join);

      assertEquals(Optional.empty(), TurnTasks.tryAwait(read, Deadline.in(Duration.ZERO)));
      answered.complete(true);

      assertEquals(Optional.of(true), TurnTasks.tryAwait(read, SOON));
    }
  }

  @Test
  void waits_whenItComesAfterAnother() throws Exception {
    List<String> written = new CopyOnWriteArrayList<>();
    CompletableFuture<Boolean> slow = new CompletableFuture<>();
    try (TurnTasks tasks = new TurnTasks(SOON, Duration.ZERO)) {
      Future<Boolean> first = tasks.start(() -> slow.join() && written.add("User: bye"));
      Future<Boolean> last =
          tasks.startAfter(first, "not written", () -> written.add("Atlas: Goodbye!"));

      assertEquals(Optional.empty(), TurnTasks.tryAwait(last, Deadline.in(Duration.ofMillis(20))));
      slow.complete(true);
      assertTrue(last.get());
    }
    assertEquals(List.of("User: bye", "Atlas: Goodbye!"), written);
  }
}
