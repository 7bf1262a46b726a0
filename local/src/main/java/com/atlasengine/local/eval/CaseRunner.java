package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Channel;
import com.atlasengine.local.client.BotReply;
import com.atlasengine.local.client.Caller;
import com.atlasengine.local.client.EngineClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays one case, as a visitor of its own, and grades what is answered. */
final class CaseRunner {
  /** As long as the bot promises. */
  private static final Duration RING_TIMEOUT = Duration.ofMinutes(2);

  private final Evaluation.Setting setting;
  private final Content content;
  private final Suite suite;
  private final Suite.Case played;
  private final Visitor visitor;

  /**
   * @param content of the suite's locale
   * @param visitor whose name and number nobody else of the run has
   */
  CaseRunner(
      Evaluation.Setting setting,
      Content content,
      Suite suite,
      Suite.Case played,
      Visitor visitor) {
    this.setting = setting;
    this.content = content;
    this.suite = suite;
    this.played = played;
    this.visitor = visitor;
  }

  /** Plays the case; the result says so when the engine does not let it come to its end. */
  EvalReport.CaseResult run() throws InterruptedException {
    List<EvalReport.TurnResult> turns = new ArrayList<>();
    try (EngineClient engine = new EngineClient(setting.engine())) {
      Caller caller = new Caller(engine, setting.flow(), suite.locale());
      if (played.channel() == Suite.Channel.phone) {
        getCalled(caller);
      }
      for (Suite.Turn turn : played.turns()) {
        turns.add(play(turn, caller, engine));
      }
      caller.hangUp();
      return result(turns, "");
    } catch (IOException e) {
      return result(turns, String.valueOf(e.getMessage()));
    }
  }

  private EvalReport.CaseResult result(List<EvalReport.TurnResult> turns, String problem) {
    return new EvalReport.CaseResult(
        played.id(), suite.locale(), played.channel().name(), played.persona(), turns, problem);
  }

  private void getCalled(Caller caller) throws IOException, InterruptedException {
    String last = "";
    for (String words : suite.call()) {
      BotReply reply = caller.say(visitor.fill(words));
      last = reply.text();
      if (SentenceGrader.begins(reply, content, Sentence.START_DEMO_STARTED)) {
        caller.pickUp(visitor.dialled(), RING_TIMEOUT);
        return;
      }
    }
    throw new IOException("No call was promised: " + last);
  }

  private EvalReport.TurnResult play(Suite.Turn turn, Caller caller, EngineClient engine)
      throws IOException, InterruptedException {
    String said = visitor.fill(turn.text());
    BotReply reply =
        switch (turn.action()) {
          case say -> caller.say(said);
          case silence -> caller.keepSilent();
          case press -> caller.press(said);
        };
    Heard heard = new Heard(said, channel(), reply, content, setting.deadlineMillis(channel()));
    List<EvalReport.Verdict> verdicts = new ArrayList<>();
    for (Grader grader : turn.graders()) {
      verdicts.add(new EvalReport.Verdict(grader.name(), grader.findProblem(heard).orElse("")));
    }
    if (setting.judge().isPresent() && verdicts.stream().allMatch(EvalReport.Verdict::passed)) {
      verdicts.add(setting.judge().get().grade(engine, heard));
    }
    return new EvalReport.TurnResult(said, reply.text(), reply.waitMillis(), verdicts);
  }

  private Channel channel() {
    return played.channel() == Suite.Channel.phone ? Channel.PHONE : Channel.CHAT;
  }

  /**
   * Who plays a case.
   *
   * @param number as it is said in chat; one that nobody has
   */
  record Visitor(String name, String number) {
    private static final List<String> AREA_CODES = List.of("503", "312", "617", "702", "404");
    private static final int NUMBERS_OF_AN_AREA = 100;

    /** The visitor of the nth case. */
    static Visitor numbered(int n) {
      String area = AREA_CODES.get(n / NUMBERS_OF_AN_AREA % AREA_CODES.size());
      return new Visitor("Ada Lovelace", "%s 555 01%02d".formatted(area, n % NUMBERS_OF_AN_AREA));
    }

    String fill(String words) {
      return words.replace("{name}", name).replace("{number}", number);
    }

    /** E.164. */
    String dialled() {
      return "+1" + number.replace(" ", "");
    }
  }
}
