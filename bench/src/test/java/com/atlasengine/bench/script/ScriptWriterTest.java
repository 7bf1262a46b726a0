package com.atlasengine.bench.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptWriterTest {
  private static final Script FULL = ScriptWriter.write(20_260_105, ScriptSize.full());

  @Test
  void sameScript_whenSeedAndSizeAreTheSame() {
    assertEquals(FULL, ScriptWriter.write(20_260_105, ScriptSize.full()));
    assertNotEquals(FULL.users(), ScriptWriter.write(7, ScriptSize.full()).users());
  }

  @Test
  void fullScript_isAsLargeAsItHasToBe() {
    assertEquals(100, FULL.users().size());
    assertTrue(FULL.turns() >= 2_000, FULL.turns() + " turns");
    assertEquals(200, FULL.engagements().size());
  }

  @Test
  void everyKindOfTurn_isInTheFullScript() {
    Set<TurnKind> kinds =
        FULL.conversations()
            .flatMap(c -> c.turns().stream())
            .map(ScriptedTurn::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(TurnKind.class)));
    assertEquals(EnumSet.allOf(TurnKind.class), kinds);
  }

  @Test
  void call_followsTheChatThatAskedForIt() {
    for (List<ScriptedConversation> user : FULL.users()) {
      for (int i = 0; i < user.size(); i++) {
        boolean called = i + 1 < user.size() && user.get(i + 1).channel() == Channel.PHONE;
        assertEquals(starts(user.get(i)), called, user.get(i).id());
      }
    }
  }

  @Test
  void quickScript_isAsLongAsItsLongestConversation() {
    Script quick = ScriptWriter.write(20_260_105, ScriptSize.quick());

    assertTrue(quick.turns() >= 100, quick.turns() + " turns");
    assertTrue(quick.users().stream().allMatch(user -> user.size() == 1));
  }

  private static boolean starts(ScriptedConversation conversation) {
    return conversation.turns().stream().anyMatch(t -> t.kind() == TurnKind.START_DEMO);
  }

  @Test
  void sessionsAndCalledNumbers_areEachUsedOnce() {
    Set<String> sessions = new HashSet<>();
    assertTrue(FULL.conversations().allMatch(c -> sessions.add(c.id())));
    Set<String> numbers = new HashSet<>();
    assertTrue(
        FULL.conversations()
            .filter(c -> c.channel() == Channel.CHAT)
            .allMatch(c -> numbers.add(c.person().phone())));
    assertTrue(FULL.engagements().stream().allMatch(e -> numbers.add(e.person().phone())));
  }

  @Test
  void sessions_areOthers_whenTheSeedIsAnother() {
    Set<String> here =
        FULL.conversations().map(ScriptedConversation::id).collect(Collectors.toSet());
    assertTrue(
        ScriptWriter.write(8, ScriptSize.warmUp())
            .conversations()
            .noneMatch(c -> here.contains(c.id())));
  }
}
