package com.atlasengine.local.smoke;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.lexruntimev2.model.AccessDeniedException;
import software.amazon.awssdk.services.lexruntimev2.model.LexRuntimeV2Exception;
import software.amazon.awssdk.services.lexruntimev2.model.RecognizeTextResponse;
import software.amazon.awssdk.services.lexruntimev2.model.ResourceNotFoundException;

/** One visitor's session with the bot. */
final class Visit {
  private final LexRuntimeV2Client lex;
  private final Deployment deployment;
  private final String locale;
  private final Duration pace;
  private final String sessionId = "smoke-" + UUID.randomUUID();

  /**
   * @param pace the least time from one turn to the next
   */
  Visit(LexRuntimeV2Client lex, Deployment deployment, String locale, Duration pace) {
    this.lex = lex;
    this.deployment = deployment;
    this.locale = locale;
    this.pace = pace;
  }

  /**
   * Says the steps until one of them goes wrong, or ends the conversation.
   *
   * @throws SmokeException when the bot cannot be talked to at all
   */
  List<Turn> play(List<Step> steps) throws InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Step step : steps) {
      Turn turn = say(step);
      turns.add(turn);
      Thread.sleep(pace);
      if (!(turn.outcome() instanceof Turn.Outcome.Right)) {
        break;
      }
    }
    return turns;
  }

  private Turn say(Step step) {
    Instant sent = Instant.now();
    long begun = System.nanoTime();
    try {
      RecognizeTextResponse reply =
          lex.recognizeText(
              r ->
                  r.botId(deployment.botId())
                      .botAliasId(deployment.botAliasId())
                      .localeId(locale)
                      .sessionId(sessionId)
                      .text(step.text()));
      return read(step, sent, (System.nanoTime() - begun) / 1e6, reply);
    } catch (ResourceNotFoundException e) {
      throw new SmokeException(notFound(), e);
    } catch (AccessDeniedException e) {
      throw new SmokeException("Lex refuses: these credentials need lex:RecognizeText", e);
    } catch (LexRuntimeV2Exception e) {
      String problem = "Lex answered " + e.awsErrorDetails().errorCode();
      double waitMs = (System.nanoTime() - begun) / 1e6;
      return new Turn(step, sent, waitMs, "", "", new Turn.Outcome.Wrong(problem));
    } catch (SdkClientException e) {
      throw new SmokeException("Lex cannot be asked: " + e.getMessage(), e);
    }
  }

  private String notFound() {
    return "Lex knows no bot %s with the alias %s and the locale %s: deploy the stack again, or name another --locale"
        .formatted(deployment.botId(), deployment.botAliasId(), locale);
  }

  private static Turn read(Step step, Instant sent, double waitMs, RecognizeTextResponse response) {
    String text =
        response.messages().stream()
            .map(each -> Optional.ofNullable(each.content()).orElse(""))
            .collect(Collectors.joining(" "));
    String intent = response.sessionState().intent().name();
    String action = response.sessionState().dialogAction().typeAsString();
    String state = response.sessionState().intent().stateAsString();
    return new Turn(step, sent, waitMs, intent, text, judge(step, intent, action, state, text));
  }

  private static Turn.Outcome judge(
      Step step, String intent, String action, String state, String text) {
    if (!intent.equals(step.intent())) {
      return new Turn.Outcome.Wrong("was taken for " + intent + ", not for " + step.intent());
    }
    if (step.kind() == Step.Kind.QUESTION && "Failed".equals(state)) {
      return new Turn.Outcome.Wrong("the function failed or was too late; its log says why");
    }
    if (text.isBlank()) {
      return new Turn.Outcome.Wrong("the bot said nothing");
    }
    if (step.action().isEmpty() || step.action().equals(action)) {
      return new Turn.Outcome.Right();
    }
    return step.maySayNo()
        ? new Turn.Outcome.Ended("the number was not taken: night there, or not allowed")
        : new Turn.Outcome.Wrong("led to " + action + ", not to " + step.action());
  }

  /**
   * Takes the session away.
   *
   * @return whether that was allowed; else it ends by itself
   */
  boolean end() {
    try {
      lex.deleteSession(
          r ->
              r.botId(deployment.botId())
                  .botAliasId(deployment.botAliasId())
                  .localeId(locale)
                  .sessionId(sessionId));
      return true;
    } catch (ResourceNotFoundException e) {
      return true; // it never began
    } catch (SdkException e) {
      return false;
    }
  }
}
