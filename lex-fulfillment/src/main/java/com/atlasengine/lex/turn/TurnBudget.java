package com.atlasengine.lex.turn;

import java.time.Duration;

/**
 * Who may take how long of a turn. The turn's deadline stands above every share: a share ends
 * earlier than the deadline, never later. {@code docs/architecture.md} shows which turn takes which
 * shares, and what they leave for the model.
 *
 * <p>One after the other, a turn waits for the session key, the interaction, the late reply, the
 * response cache and the model. The transcript, the look for a call that could not be placed, the
 * rest of a slow read of the response cache and the refresh request run beside it.
 *
 * @param phone when an answer on the phone is due
 * @param chat when an answer in chat is due
 * @param effect when an answer is due that tells of something done
 * @param sessionKeyWait the key is cached and kept warm; when it is not, reading the interaction
 *     again is as quick
 * @param interactionRead less than half of a phone turn: a reply without the scenario is better
 *     than no reply
 * @param lateReplyTake as for the response cache: the same table
 * @param promiseRead as for the response cache; only the turns of a chat that was promised a call
 * @param cacheWait what a turn waits for the response cache, and what a write to it may take
 * @param cacheRead how long a slow read goes on while the model is already asked; cancelling it
 *     would close its connection, and the next read would be late because it has to connect first
 * @param transcriptWrite a write takes 100 ms and starts before the reply is generated, so a turn
 *     rarely waits for it
 * @param usageWrite a write of what the model cost, while it writes its next answer; it ends before
 *     the model does
 * @param refreshRequest a publish takes a tenth of this
 * @param responseReserve what the model leaves, to request a refresh and to write the response
 * @param backlogReserve what Salesforce leaves of a callback, to store the Case when it fails
 * @param repeatReserve what a second delivery leaves when it stops waiting for the first one's
 *     outcome: it finishes the work then, which is three requests
 * @param interruptGrace how long past the deadline an interrupted task may take to notice
 */
public record TurnBudget(
    Duration phone,
    Duration chat,
    Duration effect,
    Duration sessionKeyWait,
    Duration interactionRead,
    Duration lateReplyTake,
    Duration promiseRead,
    Duration cacheWait,
    Duration cacheRead,
    Duration transcriptWrite,
    Duration usageWrite,
    Duration refreshRequest,
    Duration responseReserve,
    Duration backlogReserve,
    Duration repeatReserve,
    Duration interruptGrace) {
  /** The shares as they are designed, within these deadlines. */
  public static TurnBudget within(Duration phone, Duration chat, Duration effect) {
    return new TurnBudget(
        phone,
        chat,
        effect,
        /* sessionKeyWait= */ Duration.ofMillis(150),
        /* interactionRead= */ Duration.ofMillis(400),
        /* lateReplyTake= */ Duration.ofMillis(150),
        /* promiseRead= */ Duration.ofMillis(150),
        /* cacheWait= */ Duration.ofMillis(150),
        /* cacheRead= */ Duration.ofMillis(400),
        /* transcriptWrite= */ Duration.ofMillis(400),
        /* usageWrite= */ Duration.ofMillis(150),
        /* refreshRequest= */ Duration.ofMillis(200),
        /* responseReserve= */ Duration.ofMillis(60),
        /* backlogReserve= */ Duration.ofMillis(200),
        /* repeatReserve= */ Duration.ofMillis(800),
        /* interruptGrace= */ Duration.ofMillis(10));
  }

  /**
   * How long this turn may take. One with an effect gets more: otherwise the bot could say that no
   * call comes, and then the phone rings.
   */
  public Duration timeLimit(IncomingTurn turn) {
    if (turn.hasEffect()) {
      return effect;
    }
    return switch (turn.claimedChannel()) {
      case PHONE -> phone;
      case CHAT -> chat;
    };
  }
}
