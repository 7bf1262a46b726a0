package com.atlasengine.lex.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.lambda.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnTasksTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  @Test
  void goesOn_whenItIsOnlyPeekedAt() throws Exception {
    try (TurnTasks tasks = new TurnTasks(SOON)) {
      CountDownLatch answered = new CountDownLatch(1);
      Future<Boolean> read = tasks.start(() -> isOver(answered));

      assertEquals(Optional.empty(), TurnTasks.peek(read, Deadline.in(Duration.ZERO)));
      answered.countDown();

      assertEquals(Optional.of(true), TurnTasks.peek(read, SOON));
    }
  }

  private static boolean isOver(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void waits_whenItComesAfterAnother() throws Exception {
    List<String> written = new CopyOnWriteArrayList<>();
    CountDownLatch slow = new CountDownLatch(1);
    try (TurnTasks tasks = new TurnTasks(SOON)) {
      Future<Boolean> first = tasks.start(() -> isOver(slow) && written.add("User: bye"));
      Future<Boolean> last =
          tasks.after(first, "not written", () -> written.add("Atlas: Goodbye!"));

      assertEquals(Optional.empty(), TurnTasks.peek(last, Deadline.in(Duration.ofMillis(20))));
      slow.countDown();
      assertTrue(last.get());
    }
    assertEquals(List.of("User: bye", "Atlas: Goodbye!"), written);
  }
}
