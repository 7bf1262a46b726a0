package com.atlasengine.bench.replay;

import com.atlasengine.bench.script.Engagement;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import java.util.Map;

/** What a script is played through. Called from many threads at once. */
public interface AnsweringSystem extends AutoCloseable {
  /** How it is called in a report. */
  String name();

  /** Stores what the script expects, such as calls in progress. */
  void prepare(Script script) throws Exception;

  /**
   * Answers a turn.
   *
   * @param session the session's attributes as the last answer left them
   */
  TurnResult answer(
      ScriptedConversation conversation, Map<String, String> session, ScriptedTurn turn)
      throws Exception;

  /** Has a lead called; returns when the call is placed. */
  EngagementResult engage(Engagement engagement) throws Exception;

  /** Ends a call; the summary runs in the background. */
  void endCall(ScriptedConversation call) throws Exception;

  /** Ends all it started. */
  @Override
  void close();
}
