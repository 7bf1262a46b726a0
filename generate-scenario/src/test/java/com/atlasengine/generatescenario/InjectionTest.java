package com.atlasengine.generatescenario;

import com.atlasengine.core.kit.Corpus;
import com.atlasengine.core.kit.Fence;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.reply.ScenarioPrompt;
import java.util.List;
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
    Fence.assertHolds(name -> ScenarioPrompt.of(name, "", TestContents.ENGLISH), attempt);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void staysInsideTheFence_inTheChat(String attempt) {
    Fence.assertHolds(chat -> ScenarioPrompt.of("Ada", chat, TestContents.ENGLISH), attempt);
  }
}
