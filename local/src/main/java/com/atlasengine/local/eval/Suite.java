package com.atlasengine.local.eval;

import java.util.List;

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

  /** Where a conversation takes place. */
  enum Channel {
    chat,
    phone
  }

  /**
   * One conversation.
   *
   * @param id names it in the report
   * @param persona who calls, in a line for the reader
   */
  record Case(String id, Channel channel, String persona, List<Turn> turns) {
    Case {
      turns = List.copyOf(turns);
    }
  }

  /**
   * One turn of the visitor, and what must be true of the answer.
   *
   * @param text the words or the keys, with {@code {name}} and {@code {number}} for those of the
   *     visitor; empty for silence
   */
  record Turn(Action action, String text, List<Grader> graders) {
    Turn {
      graders = List.copyOf(graders);
    }
  }

  /** What a visitor does in a turn. */
  enum Action {
    say,
    silence,
    press
  }
}
