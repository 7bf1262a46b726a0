package com.atlasengine.lex.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OncePerTurnTest {
  @Test
  void keepsTheWordsOfStoredClaims() {
    assertEquals(List.of("started", "too-many", "no-call"), words(StartCall.Outcome.values()));
    assertEquals(List.of("done", "received", "too-many"), words(DeleteMyInfo.Outcome.values()));
    assertEquals(List.of("received"), words(Callback.Outcome.values()));
    assertEquals(List.of("received", "too-many"), words(ChatCallback.Outcome.values()));
  }

  private static List<String> words(Enum<?>... outcomes) {
    return Stream.of(outcomes).map(OncePerTurn::wireName).toList();
  }
}
