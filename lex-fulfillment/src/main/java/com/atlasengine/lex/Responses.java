package com.atlasengine.lex;

import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.event.LexResponse.DialogAction;
import com.atlasengine.lex.event.LexResponse.Message;
import com.atlasengine.lex.event.LexResponse.SessionState;
import com.atlasengine.lex.event.Unreadable;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Answer.Next;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Writes an answer as Lex takes it. */
final class Responses {
  private static final String APOLOGY = "Sorry, I didn't understand that. Please say it again.";

  private Responses() {}

  /** The response to a turn. */
  static LexResponse of(Turn turn, Answer answer, Optional<JsonNode> contexts) {
    Session session = answer.session();
    Session counted =
        session.with(
            Session.TURNS, Integer.toString((turn.session().count(Session.TURNS) + 1) % 1_000_000));
    Session heard = turn.isSilent() ? counted : counted.without(Session.SILENCES);
    return new LexResponse(
        new SessionState(
            Optional.of(heard.written()),
            action(answer.next()),
            intent(turn, answer),
            contexts.filter(JsonNode::isArray)),
        Messages.of(answer.reply().text()));
  }

  private static DialogAction action(Next next) {
    return switch (next) {
      case Next.Listen listen -> new DialogAction("ElicitIntent", Optional.empty());
      case Next.Close close -> new DialogAction("Close", Optional.empty());
      case Next.AskSlot ask -> new DialogAction("ElicitSlot", Optional.of(ask.slot()));
      case Next.Confirm confirm -> new DialogAction("ConfirmIntent", Optional.empty());
      case Next.Delegate delegate -> new DialogAction("Delegate", Optional.empty());
    };
  }

  private static Optional<LexResponse.Intent> intent(Turn turn, Answer answer) {
    if (turn.intentName().isBlank()) {
      return Optional.empty();
    }
    String state =
        switch (answer.next()) {
          case Next.Listen listen -> "Fulfilled";
          case Next.Close close -> close.fulfilled() ? "Fulfilled" : "Failed";
          case Next.AskSlot ask -> "InProgress";
          case Next.Confirm confirm -> "InProgress";
          case Next.Delegate delegate -> "InProgress";
        };
    return Optional.of(
        new LexResponse.Intent(
            turn.intentName(),
            answer.slots(),
            Optional.of(state),
            Optional.of(confirmation(turn, answer.next()))));
  }

  /** A question that is asked again has no answer yet. */
  private static String confirmation(Turn turn, Next next) {
    if (next instanceof Next.AskSlot || next instanceof Next.Confirm) {
      return "None";
    }
    return switch (turn.confirmation()) {
      case CONFIRMED -> "Confirmed";
      case DENIED -> "Denied";
      case NONE -> "None";
    };
  }

  /** The response to what is no Lex event; without attributes it leaves those of the session. */
  static LexResponse apology(Unreadable event) {
    return new LexResponse(
        new SessionState(
            event.attributes().map(a -> Session.of("", a).written()),
            new DialogAction("ElicitIntent", Optional.empty()),
            Optional.empty(),
            Optional.empty()),
        List.of(new Message("PlainText", APOLOGY)));
  }
}
