package com.atlasengine.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final List<String> TEMPLATE_ORDER =
      List.of(
          "atlas-engine-lex-fulfillment",
          "atlas-engine-refresh-responses",
          "atlas-engine-create-lead",
          "atlas-engine-generate-scenario",
          "atlas-engine-invoke-call",
          "atlas-engine-update-lead",
          "atlas-engine-another");

  private static final List<String> NEED =
      List.of(
          "atlas-engine-lex-fulfillment",
          "atlas-engine-invoke-call",
          "atlas-engine-create-lead",
          "atlas-engine-generate-scenario",
          "atlas-engine-update-lead",
          "atlas-engine-refresh-responses",
          "atlas-engine-another");

  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Boolean>> ends =
      TEMPLATE_ORDER.stream().collect(Collectors.toMap(n -> n, n -> new CompletableFuture<>()));

  private WarmUp start() {
    return WarmUp.start(
        TEMPLATE_ORDER,
        name -> {
          begun.add(name);
          return end(name).join();
        });
  }

  private CompletableFuture<Boolean> end(String function) {
    return Objects.requireNonNull(ends.get(function));
  }

  @Test
  void readiesTheBotAndThePhoneFirst_andTheRestInTheOrderOfNeed() throws Exception {
    WarmUp warmUp = start();

    assertEquals(List.copyOf(NEED), warmUp.pending());
    assertEquals(
        NEED.subList(0, 2).stream().sorted().toList(),
        List.of(begun.take(), begun.take()).stream().sorted().toList());
    assertTrue(begun.isEmpty(), "two at a time");
    for (int i = 2; i < NEED.size(); i++) {
      end(NEED.get(i - 2)).complete(true);
      assertEquals(NEED.get(i), begun.take());
    }
  }

  @Test
  void saysWhatIsStillWarming_whenTheBotIsReady() {
    WarmUp warmUp = start();
    end(NEED.getFirst()).complete(true);

    assertTrue(warmUp.awaitFirst());
    assertEquals(NEED.subList(1, NEED.size()), warmUp.pending());
  }

  @Test
  void saysThatTheBotIsLate_whenItIs() {
    WarmUp warmUp = start();
    end(NEED.getFirst()).complete(false);

    assertFalse(warmUp.awaitFirst());
  }

  @Test
  void saysAtTheEndWhatWasNotReadyInTime() {
    WarmUp warmUp = start();
    CompletableFuture<List<String>> late = new CompletableFuture<>();
    warmUp.whenDone(late::complete);

    IntStream.range(0, NEED.size()).forEach(i -> end(NEED.get(i)).complete(i != 3));

    assertEquals(List.of(NEED.get(3)), late.join());
    assertEquals(List.of(), warmUp.pending());
  }
}
