package com.atlasengine.local.eval;

import java.util.List;
import java.util.function.Predicate;

/**
 * A file of conversations in one locale.
 *
 * @param locale such as {@code en_US}
 * @param call what is said in chat, in order, until the phone rings
 * @param cases the conversations
 */
public record Suite(String locale, List<String> call, List<Case> cases) {
  public Suite {
    call = List.copyOf(call);
    cases = List.copyOf(cases);
  }

  /** The suite with some of its cases. */
  public Suite only(Predicate<Case> chosen) {
    return new Suite(locale, call, cases.stream().filter(chosen).toList());
  }

  /** Where a conversation takes place. */
  public enum Channel {
    chat,
    phone
  }

  /**
   * One conversation.
   *
   * @param id names it in the report
   * @param persona who calls, in a line for the reader
   */
  public record Case(String id, Channel channel, String persona, List<Turn> turns) {
    public Case {
      turns = List.copyOf(turns);
    }
  }

  /**
   * One turn of the visitor, and what must be true of the answer.
   *
   * @param text the words or the keys, with {@code {name}} and {@code {number}} for those of the
   *     visitor; empty for silence
   */
  public record Turn(Action action, String text, List<Grader> graders) {
    public Turn {
      graders = List.copyOf(graders);
    }
  }

  /** What a visitor does in a turn. */
  public enum Action {
    say,
    silence,
    press
  }
}
