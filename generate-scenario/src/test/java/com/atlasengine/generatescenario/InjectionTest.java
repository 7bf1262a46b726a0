package com.atlasengine.generatescenario;

import com.atlasengine.core.kit.Corpus;
import com.atlasengine.core.kit.Fence;
import com.atlasengine.core.kit.TestContents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What visitors type as their name or in the chat to be taken for somebody who gives orders. */
class InjectionTest {
  static List<String> attempts() {
    return Corpus.read("attempts/injections");
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_asAName(String attempt) {
    Fence.assertHolds(
        name ->
            ScenarioPrompt.of(
                new Request(name, Optional.empty(), Optional.empty(), Optional.empty()),
                TestContents.ENGLISH),
        attempt);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_inTheChat(String attempt) {
    Fence.assertHolds(
        chat ->
            ScenarioPrompt.of(
                new Request("Ada", Optional.empty(), Optional.of(chat), Optional.empty()),
                TestContents.ENGLISH),
        attempt);
  }
}
