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

  /** Puts everything in place that the script takes for granted, such as calls under way. */
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

  /** A call is over: what was said is summed up. Nobody waits for it. */
  void endCall(ScriptedConversation call) throws Exception;

  /** Ends all it started. */
  @Override
  void close();
}
