package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lex.LexHearing.Heard;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's side of a conversation: understands a turn, asks the code hook, and says what comes
 * next.
 */
final class LexDialog {
  private static final Logger LOG = LoggerFactory.getLogger(LexDialog.class);

  /** Hooks that delegate to each other for ever are stopped here. */
  private static final int MOST_FULFILLMENTS = 4;

  private final BotDefinition bot;
  private final LexHearing hearing;
  private final LexCodeHook hook;

  LexDialog(BotDefinition bot, LexCodeHook hook) {
    this.bot = bot;
    this.hearing = new LexHearing(bot);
    this.hook = hook;
  }

  /**
   * Answers one turn.
   *
   * @throws AwsError when the code hook failed and the bot has nothing to say for that
   */
  Answer answer(LexTurn turn, LexSession before) {
    Heard heard = hearing.hear(before, turn.text());
    Scene scene = new Scene(turn, heard, before, 0);
    LexStep proposed = next(heard.intent(), scene);
    LexSession session = before.withIntent(Optional.of(heard.intent()));
    Answer answer =
        definition(heard.intent()).dialogHook()
            ? follow(hook.dialog(turn, session, heard, proposed), session, scene)
            : take(proposed, new Answer(session, turn.requestAttributes()), scene);
    return answer.with(answer.session().withInterpretations(interpretations(answer, heard)));
  }

  private ArrayNode interpretations(Answer answer, Heard heard) {
    LexIntent meant =
        answer
            .session()
            .intent()
            .filter(intent -> intent.name().equals(heard.intent().name()))
            .orElse(heard.intent());
    ArrayNode interpretations = JsonNodeFactory.instance.arrayNode();
    hook.interpretations(meant, heard).forEach(each -> interpretations.add(each.forApi()));
    return interpretations;
  }

  /** Asks what the session expects, or goes on with its intent, without anything said. */
  Answer proceed(LexTurn turn, LexSession session) {
    LexIntent intent = session.intent().orElseThrow();
    Heard heard = Heard.of(intent, JsonNodeFactory.instance.objectNode(), List.of());
    Scene scene = new Scene(turn, heard, session, 0);
    Answer soFar = new Answer(session, turn.requestAttributes());
    return switch (session.expecting()) {
      case "ElicitSlot", "ConfirmIntent" -> take(question(intent, session, 0), soFar, scene);
      default -> delegated(intent, soFar, scene);
    };
  }

  /** What the bot would do by itself. */
  private LexStep next(LexIntent intent, Scene scene) {
    BotDefinition.Intent definition = definition(intent);
    if (intent.confirmation().equals("Denied")) {
      return new LexStep.Decline(intent.in("Failed"));
    }
    if (scene.heard().retries() > 0 && intent.equals(scene.heard().intent())) {
      return question(intent, scene.before(), scene.heard().retries());
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
        .orElseGet(() -> new LexStep.Fulfill(intent.in(LexIntent.READY)));
  }

  /** What the session asks already; a question of the hook's own is asked in its words. */
  private LexStep question(LexIntent intent, LexSession session, int retries) {
    BotDefinition.Intent definition = definition(intent);
    BotDefinition.Prompt said = new BotDefinition.Prompt(session.messages(), retries);
    return definition
        .slot(session.slotToElicit())
        .<LexStep>map(slot -> new LexStep.AskSlot(intent, slot, retries))
        .orElseGet(
            () ->
                new LexStep.AskConfirmation(
                    intent, definition.confirmation().orElse(said), retries));
  }

  private Answer take(LexStep step, Answer soFar, Scene scene) {
    LexSession session = soFar.session().withIntent(Optional.of(step.intent()));
    return switch (step) {
      case LexStep.AskSlot ask ->
          soFar.with(
              session.saying(
                  ask.slot().prompt().messages(), "ElicitSlot", ask.slot().name(), ask.retries()));
      case LexStep.AskConfirmation ask ->
          soFar.with(session.saying(ask.prompt().messages(), "ConfirmIntent", "", ask.retries()));
      case LexStep.Decline decline ->
          soFar.with(close(session, definition(decline.intent()).declination()));
      case LexStep.Fulfill fulfill -> fulfill(fulfill.intent(), soFar, scene);
    };
  }

  private Answer fulfill(LexIntent intent, Answer soFar, Scene scene) {
    BotDefinition.Intent definition = definition(intent);
    LexSession session = soFar.session().withIntent(Optional.of(intent));
    if (!definition.fulfillmentHook()) {
      return soFar.with(close(session, definition.closing()));
    }
    if (scene.fulfillments() == MOST_FULFILLMENTS) {
      throw new AwsError(424, "DependencyFailedException", "The code hook delegates without end");
    }
    try {
      LexHookResponse response = hook.fulfill(scene.turn(), session, scene.heard());
      return follow(response, session, scene.afterFulfillment());
    } catch (AwsError e) {
      return soFar.with(failed(session, e));
    }
  }

  /** What the bot says of a fulfilment that failed, when it has words for that. */
  private LexSession failed(LexSession session, AwsError e) {
    LexIntent intent = session.intent().orElseThrow();
    BotDefinition.Intent definition = definition(intent);
    boolean late = e.message().equals(LexCodeHook.TIMED_OUT) && !definition.timedOut().isEmpty();
    ArrayNode words = late ? definition.timedOut() : definition.failed();
    if (words.isEmpty()) {
      throw e;
    }
    LOG.warn("Fulfilment of {} failed: {}", intent.name(), e.message());
    return close(session.withIntent(Optional.of(intent.in("Failed"))), words);
  }

  private Answer follow(LexHookResponse response, LexSession session, Scene scene) {
    Optional<LexIntent> intent = response.intent().or(session::intent);
    LexSession changed =
        session
            .withAttributes(response.attributes())
            .withContexts(response.contexts().orElse(session.contexts()))
            .withIntent(intent);
    Answer soFar =
        new Answer(changed, response.requestAttributes().orElse(scene.turn().requestAttributes()));
    ArrayNode said = response.messages();
    return switch (response.action()) {
      case "Delegate" -> delegated(intent.orElseThrow(), soFar, scene);
      case "ElicitSlot" -> soFar.with(elicit(changed, response));
      case "ConfirmIntent" -> soFar.with(changed.saying(said, "ConfirmIntent", "", 0));
      case "ElicitIntent" ->
          soFar.with(changed.withIntent(response.intent()).saying(said, "ElicitIntent", "", 0));
      default -> soFar.with(close(changed, said.isEmpty() ? ending(intent.orElseThrow()) : said));
    };
  }

  private Answer delegated(LexIntent intent, Answer soFar, Scene scene) {
    return switch (intent.state()) {
      case "Fulfilled", "Failed" -> soFar.with(close(soFar.session(), ending(intent)));
      case LexIntent.READY -> fulfill(intent, soFar, scene);
      default -> take(next(intent, scene), soFar, scene);
    };
  }

  private LexSession elicit(LexSession session, LexHookResponse response) {
    String name = response.slotToElicit();
    BotDefinition.Slot slot = definition(session.intent().orElseThrow()).slot(name).orElseThrow();
    ArrayNode said = response.messages();
    ArrayNode question = said.isEmpty() ? slot.prompt().messages() : said;
    return session.saying(question, "ElicitSlot", name, 0);
  }

  private ArrayNode ending(LexIntent intent) {
    BotDefinition.Intent definition = definition(intent);
    if (intent.is("Failed")) {
      return definition.failed();
    }
    return definition.succeeded().isEmpty() ? definition.closing() : definition.succeeded();
  }

  private static LexSession close(LexSession session, ArrayNode messages) {
    return session.saying(messages, "Close", "", 0);
  }

  private BotDefinition.Intent definition(LexIntent intent) {
    return bot.intent(intent.name()).orElseThrow();
  }

  /** The session as it is after a turn, and the request attributes to send back. */
  record Answer(LexSession session, ObjectNode requestAttributes) {
    private Answer with(LexSession later) {
      return new Answer(later, requestAttributes);
    }
  }

  /** What stays the same within a turn, and how often the hook has fulfilled something in it. */
  private record Scene(LexTurn turn, Heard heard, LexSession before, int fulfillments) {
    private Scene afterFulfillment() {
      return new Scene(turn, heard, before, fulfillments + 1);
    }
  }
}
