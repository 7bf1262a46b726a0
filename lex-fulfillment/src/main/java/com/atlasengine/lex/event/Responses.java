package com.atlasengine.lex.event;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.lex.event.LexResponse.DialogAction;
import com.atlasengine.lex.event.LexResponse.Message;
import com.atlasengine.lex.event.LexResponse.SessionState;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.TurnResult;
import com.atlasengine.lex.turn.TurnResult.NextStep;
import com.atlasengine.lex.turn.UnreadableEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the Lex response of a turn. */
public final class Responses {
  /** The contact flow hangs up after this intent. */
  private static final LexResponse.Intent GOODBYE =
      new LexResponse.Intent(
          Intent.CLOSE.lexName(), Map.of(), Optional.of("Fulfilled"), Optional.of("None"));

  /** A yes to it asks for a callback. */
  private static final LexResponse.Intent CALLBACK =
      new LexResponse.Intent(
          Intent.CALLBACK.lexName(), Map.of(), Optional.of("InProgress"), Optional.of("None"));

  private Responses() {}

  /** The response to a turn. */
  public static LexResponse of(IncomingTurn turn, TurnResult result) {
    Session session = result.session();
    Session withTurnCount =
        session.with(
            Session.TURN_COUNT,
            Integer.toString((turn.session().count(Session.TURN_COUNT) + 1) % 1_000_000));
    Session updated =
        turn.isSilent() ? withTurnCount : withTurnCount.without(Session.SILENCE_COUNT);
    return new LexResponse(
        new SessionState(
            Optional.of(updated.encoded()),
            dialogAction(result.next()),
            intentState(turn, result),
            turn.activeContexts()),
        Messages.split(result.reply().text()));
  }

  private static DialogAction dialogAction(NextStep next) {
    return switch (next) {
      case NextStep.Listen listen -> new DialogAction("ElicitIntent", Optional.empty());
      case NextStep.Close close -> new DialogAction("Close", Optional.empty());
      case NextStep.HangUp end -> new DialogAction("Close", Optional.empty());
      case NextStep.AskSlot ask -> new DialogAction("ElicitSlot", Optional.of(ask.slot()));
      case NextStep.Confirm confirm -> new DialogAction("ConfirmIntent", Optional.empty());
      case NextStep.OfferCallback offer -> new DialogAction("ConfirmIntent", Optional.empty());
      case NextStep.Fulfill fulfill -> new DialogAction("Delegate", Optional.empty());
      case NextStep.Delegate delegate -> new DialogAction("Delegate", Optional.empty());
    };
  }

  private static Optional<LexResponse.Intent> intentState(IncomingTurn turn, TurnResult result) {
    if (result.next() instanceof NextStep.HangUp) {
      return Optional.of(GOODBYE);
    }
    if (result.next() instanceof NextStep.OfferCallback) {
      return Optional.of(CALLBACK);
    }
    if (turn.intentName().isBlank()) {
      return Optional.empty();
    }
    String state =
        switch (result.next()) {
          case NextStep.Listen listen -> "Fulfilled";
          case NextStep.Close close -> close.fulfilled() ? "Fulfilled" : "Failed";
          case NextStep.HangUp end -> "Fulfilled";
          case NextStep.AskSlot ask -> "InProgress";
          case NextStep.Confirm confirm -> "InProgress";
          case NextStep.OfferCallback offer -> "InProgress";
          case NextStep.Fulfill fulfill -> "ReadyForFulfillment";
          case NextStep.Delegate delegate -> "InProgress";
        };
    return Optional.of(
        new LexResponse.Intent(
            turn.intentName(),
            result.slots(),
            Optional.of(state),
            Optional.of(confirmationState(turn, result.next()))));
  }

  /** When the bot repeats a question, the confirmation is reset. */
  private static String confirmationState(IncomingTurn turn, NextStep next) {
    if (next instanceof NextStep.AskSlot || next instanceof NextStep.Confirm) {
      return "None";
    }
    return switch (turn.confirmation()) {
      case CONFIRMED -> "Confirmed";
      case DENIED -> "Denied";
      case NONE -> "None";
    };
  }

  /**
   * The response to an unreadable event; without attributes, Lex keeps the session's attributes.
   */
  public static LexResponse apology(UnreadableEvent event, Content content) {
    return new LexResponse(
        new SessionState(
            event.attributes().map(a -> Session.of("", a).encoded()),
            new DialogAction("ElicitIntent", Optional.empty()),
            Optional.empty(),
            Optional.empty()),
        List.of(new Message("PlainText", content.say(Sentence.GENERAL_UNREADABLE))));
  }
}
