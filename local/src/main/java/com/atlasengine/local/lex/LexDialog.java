package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lex.LexInterpreter.Interpretation;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one turn: interprets the text, calls the code hook, and chooses the next step. */
final class LexDialog {
  private static final Logger LOG = LoggerFactory.getLogger(LexDialog.class);

  /** Hooks that delegate to each other for ever are stopped here. */
  private static final int MAX_FULFILLMENTS = 4;

  private final BotDefinition bot;
  private final LexInterpreter interpreter;
  private final LexCodeHook hook;

  LexDialog(BotDefinition bot, LexCodeHook hook, Clock clock) {
    this.bot = bot;
    this.interpreter = new LexInterpreter(bot, clock);
    this.hook = hook;
  }

  /**
   * Answers one turn.
   *
   * @throws AwsError when the code hook failed and the bot has no failure message
   */
  DialogResult answer(LexTurn turn, LexSession before) {
    Interpretation interpretation = interpreter.interpret(before, turn.text());
    TurnContext context = new TurnContext(turn, interpretation, before, 0);
    LexStep proposed = nextStep(interpretation.intent(), context);
    LexSession session = before.withIntent(Optional.of(interpretation.intent()));
    DialogResult result =
        definition(interpretation.intent()).dialogHook()
            ? followHook(hook.dialog(turn, session, interpretation, proposed), session, context)
            : takeStep(proposed, new DialogResult(session, turn.requestAttributes()), context);
    return result.withSession(
        result.session().withInterpretations(interpretations(result, interpretation)));
  }

  private ArrayNode interpretations(DialogResult result, Interpretation interpretation) {
    LexIntent finalIntent =
        result
            .session()
            .intent()
            .filter(intent -> intent.name().equals(interpretation.intent().name()))
            .orElse(interpretation.intent());
    ArrayNode interpretations = JsonNodeFactory.instance.arrayNode();
    hook.interpretations(finalIntent, interpretation)
        .forEach(each -> interpretations.add(each.toApiJson()));
    return interpretations;
  }

  /** Continues the dialogue without user input: repeats the question or goes on with the intent. */
  DialogResult continueDialog(LexTurn turn, LexSession session) {
    LexIntent intent = session.intent().orElseThrow();
    Interpretation interpretation =
        Interpretation.of(intent, JsonNodeFactory.instance.objectNode(), List.of());
    TurnContext context = new TurnContext(turn, interpretation, session, 0);
    DialogResult resultSoFar = new DialogResult(session, turn.requestAttributes());
    return switch (session.expectedAction()) {
      case "ElicitSlot", "ConfirmIntent" ->
          takeStep(repeatQuestion(intent, session, 0), resultSoFar, context);
      default -> delegate(intent, resultSoFar, context);
    };
  }

  /** The next step if no code hook changes it. */
  private LexStep nextStep(LexIntent intent, TurnContext context) {
    BotDefinition.Intent definition = definition(intent);
    if (intent.confirmation().equals("Denied")) {
      return new LexStep.Decline(intent.withState("Failed"));
    }
    if (context.interpretation().retries() > 0
        && intent.equals(context.interpretation().intent())) {
      return repeatQuestion(intent, context.sessionBefore(), context.interpretation().retries());
    }
    Optional<BotDefinition.Slot> slot = intent.firstUnfilled(definition);
    if (slot.isPresent()) {
      return new LexStep.AskSlot(intent, slot.get(), 0);
    }
    boolean confirmed = intent.confirmation().equals("Confirmed");
    return definition
        .confirmation()
        .filter(prompt -> !confirmed)
        .<LexStep>map(prompt -> new LexStep.AskConfirmation(intent, prompt, 0))
        .orElseGet(() -> new LexStep.Fulfill(intent.withState(LexIntent.READY)));
  }

  /** Repeats the session's question, in the hook's words if the hook asked it. */
  private LexStep repeatQuestion(LexIntent intent, LexSession session, int retries) {
    BotDefinition.Intent definition = definition(intent);
    BotDefinition.PromptSpecification hookPrompt =
        new BotDefinition.PromptSpecification(session.messages(), retries);
    return definition
        .slot(session.slotToElicit())
        .<LexStep>map(slot -> new LexStep.AskSlot(intent, slot, retries))
        .orElseGet(
            () ->
                new LexStep.AskConfirmation(
                    intent, definition.confirmation().orElse(hookPrompt), retries));
  }

  private DialogResult takeStep(LexStep step, DialogResult resultSoFar, TurnContext context) {
    LexSession session = resultSoFar.session().withIntent(Optional.of(step.intent()));
    return switch (step) {
      case LexStep.AskSlot ask ->
          resultSoFar.withSession(
              session.withReply(
                  ask.slot().prompt().messages(), "ElicitSlot", ask.slot().name(), ask.retries()));
      case LexStep.AskConfirmation ask ->
          resultSoFar.withSession(
              session.withReply(ask.prompt().messages(), "ConfirmIntent", "", ask.retries()));
      case LexStep.Decline decline ->
          resultSoFar.withSession(close(session, definition(decline.intent()).declination()));
      case LexStep.Fulfill fulfill -> fulfill(fulfill.intent(), resultSoFar, context);
    };
  }

  private DialogResult fulfill(LexIntent intent, DialogResult resultSoFar, TurnContext context) {
    BotDefinition.Intent definition = definition(intent);
    LexSession session = resultSoFar.session().withIntent(Optional.of(intent));
    if (!definition.fulfillmentHook()) {
      return resultSoFar.withSession(close(session, definition.closing()));
    }
    if (context.fulfillments() == MAX_FULFILLMENTS) {
      throw new AwsError(
          424,
          "DependencyFailedException",
          "The code hook delegated more than 4 times in one turn");
    }
    try {
      LexHookResponse response = hook.fulfill(context.turn(), session, context.interpretation());
      return followHook(response, session, context.afterFulfillment());
    } catch (AwsError e) {
      return resultSoFar.withSession(closeAfterFailure(session, e));
    }
  }

  /** Closes the dialogue with the bot's failure or time-out message; rethrows if there is none. */
  private LexSession closeAfterFailure(LexSession session, AwsError e) {
    LexIntent intent = session.intent().orElseThrow();
    BotDefinition.Intent definition = definition(intent);
    boolean late = e.message().equals(LexCodeHook.TIMED_OUT) && !definition.timedOut().isEmpty();
    ArrayNode words = late ? definition.timedOut() : definition.failed();
    if (words.isEmpty()) {
      throw e;
    }
    LOG.warn("Fulfilment of {} failed: {}", intent.name(), e.message());
    return close(session.withIntent(Optional.of(intent.withState("Failed"))), words);
  }

  private DialogResult followHook(
      LexHookResponse response, LexSession session, TurnContext context) {
    Optional<LexIntent> intent = response.intent().or(session::intent);
    LexSession changed =
        session
            .withAttributes(response.attributes())
            .withContexts(response.contexts().orElse(session.contexts()))
            .withIntent(intent);
    DialogResult resultSoFar =
        new DialogResult(
            changed, response.requestAttributes().orElse(context.turn().requestAttributes()));
    ArrayNode messages = response.messages();
    return switch (response.action()) {
      case "Delegate" -> delegate(intent.orElseThrow(), resultSoFar, context);
      case "ElicitSlot" -> resultSoFar.withSession(elicit(changed, response));
      case "ConfirmIntent" ->
          resultSoFar.withSession(changed.withReply(messages, "ConfirmIntent", "", 0));
      case "ElicitIntent" ->
          resultSoFar.withSession(
              changed.withIntent(response.intent()).withReply(messages, "ElicitIntent", "", 0));
      default ->
          resultSoFar.withSession(
              close(
                  changed, messages.isEmpty() ? closingMessages(intent.orElseThrow()) : messages));
    };
  }

  private DialogResult delegate(LexIntent intent, DialogResult resultSoFar, TurnContext context) {
    return switch (intent.state()) {
      case "Fulfilled", "Failed" ->
          resultSoFar.withSession(close(resultSoFar.session(), closingMessages(intent)));
      case LexIntent.READY -> fulfill(intent, resultSoFar, context);
      default -> takeStep(nextStep(intent, context), resultSoFar, context);
    };
  }

  private LexSession elicit(LexSession session, LexHookResponse response) {
    String name = response.slotToElicit();
    BotDefinition.Slot slot = definition(session.intent().orElseThrow()).slot(name).orElseThrow();
    ArrayNode messages = response.messages();
    ArrayNode question = messages.isEmpty() ? slot.prompt().messages() : messages;
    return session.withReply(question, "ElicitSlot", name, 0);
  }

  private ArrayNode closingMessages(LexIntent intent) {
    BotDefinition.Intent definition = definition(intent);
    if (intent.hasState("Failed")) {
      return definition.failed();
    }
    return definition.succeeded().isEmpty() ? definition.closing() : definition.succeeded();
  }

  private static LexSession close(LexSession session, ArrayNode messages) {
    return session.withReply(messages, "Close", "", 0);
  }

  private BotDefinition.Intent definition(LexIntent intent) {
    return bot.intent(intent.name()).orElseThrow();
  }

  /** The session as it is after a turn, and the request attributes to send back. */
  record DialogResult(LexSession session, ObjectNode requestAttributes) {
    private DialogResult withSession(LexSession newSession) {
      return new DialogResult(newSession, requestAttributes);
    }
  }

  /** What stays the same within a turn, and how often the hook has fulfilled something in it. */
  private record TurnContext(
      LexTurn turn, Interpretation interpretation, LexSession sessionBefore, int fulfillments) {
    private TurnContext afterFulfillment() {
      return new TurnContext(turn, interpretation, sessionBefore, fulfillments + 1);
    }
  }
}
