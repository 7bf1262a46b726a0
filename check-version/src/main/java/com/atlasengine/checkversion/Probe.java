package com.atlasengine.checkversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The test event of each function. It is a real event that reaches all dependencies, places no call
 * and changes no data.
 */
enum Probe {
  /** A turn. */
  LEX_FULFILLMENT("lex-fulfillment"),
  /** The answer to a greeting, for everybody: the model writes it unless a fresh one is there. */
  REFRESH_RESPONSES("refresh-responses"),
  /** How much is pending; nothing is retried. */
  CREATE_LEAD("create-lead"),
  /** The opening line for somebody made up. */
  GENERATE_SCENARIO("generate-scenario"),
  /** Whether a number of fiction could be called; only looks. */
  INVOKE_CALL("invoke-call"),
  /** The end of a call that never was: there is no item of it. */
  UPDATE_LEAD("update-lead");

  private final String function;

  Probe(String function) {
    this.function = function;
  }

  /** The event. */
  byte[] loadEvent() {
    try (InputStream event = Probe.class.getResourceAsStream("/check/" + function + ".json")) {
      return event.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The problem with the answer, without quoting it; empty when it is right. */
  Optional<String> findProblem(JsonNode answer) {
    boolean good =
        switch (this) {
          case LEX_FULFILLMENT -> isGreeting(answer);
          case REFRESH_RESPONSES -> answer.path("refreshed").isInt();
          case CREATE_LEAD -> answer.path("pending").isInt();
          case GENERATE_SCENARIO -> !answer.path("scenario").asText().isBlank();
          case INVOKE_CALL -> answer.path("allowed").isBoolean();
          case UPDATE_LEAD -> answer.path("status").asText().equals("erased");
        };
    return good ? Optional.empty() : Optional.of("it does not answer as it should");
  }

  /** Says something, says how to go on, and keeps the session as it was. */
  private static boolean isGreeting(JsonNode answer) {
    return !answer.at("/messages/0/content").asText().isBlank()
        && !answer.at("/sessionState/dialogAction/type").asText().isBlank()
        && answer.at("/sessionState/sessionAttributes/check").asText().equals("deployment");
  }
}
