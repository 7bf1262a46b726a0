package com.atlasengine.lex;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * The function's configuration from environment variables.
 *
 * @param turnBudget when an answer is due; on the phone {@code PHONE_DEADLINE_MS}, 900 ms, in chat
 *     {@code CHAT_DEADLINE_MS}, 1,500 ms, and {@code EFFECT_DEADLINE_MS}, 4,000 ms, when it tells
 *     of something done
 * @param dialRules which numbers may be called, and when; {@code ALLOWED_COUNTRIES}, {@code US,CA},
 *     and {@code QUIET_HOURS}, {@code 21-8}
 * @param callsEnabled whether the engine places calls; false when {@code DAILY_DIAL_BUDGET} is 0
 * @param retryMinutes after how long a call that nobody answers is repeated once, if the visitor
 *     agreed; {@code RETRY_NO_ANSWER_MINUTES}, 0 for never
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}
 * @param responseCacheTable {@code RESPONSE_CACHE_TABLE}
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}
 * @param sessionKeyId the secret that sessions are sealed with; {@code SESSION_KEY_ARN}
 * @param numberKeyId the secret that numbers are hashed with; {@code NUMBER_KEY_ARN}
 * @param stateMachineArn {@code engage-lead}; {@code STATE_MACHINE_ARN}
 * @param salesTeamTopicArn {@code SALES_TEAM_TOPIC_ARN}
 * @param refreshTopicArn {@code REFRESH_TOPIC_ARN}
 * @param modelId the model that answers turns; {@code FAST_MODEL_ID}
 * @param voicemailMessage what is left on a voicemail; {@code VOICEMAIL_MESSAGE}; nothing when it
 *     is {@code none}
 * @param stage {@code STAGE}, {@code dev}
 */
record Config(
    TurnBudget turnBudget,
    DialRules dialRules,
    boolean callsEnabled,
    int retryMinutes,
    String interactionsTable,
    String responseCacheTable,
    String salesforceSecretId,
    String sessionKeyId,
    String numberKeyId,
    String stateMachineArn,
    String salesTeamTopicArn,
    String refreshTopicArn,
    String modelId,
    Optional<String> voicemailMessage,
    String stage) {
  private static final String NO_MESSAGE = "none";

  /** Reads the environment; the caller checks it. */
  static Config from(Env env) {
    return new Config(
        TurnBudget.within(
            env.millis("PHONE_DEADLINE_MS", Duration.ofMillis(900)),
            env.millis("CHAT_DEADLINE_MS", Duration.ofMillis(1_500)),
            env.millis("EFFECT_DEADLINE_MS", Duration.ofSeconds(4))),
        new DialRules(
            env.names("ALLOWED_COUNTRIES", "US,CA"),
            env.parse("QUIET_HOURS", "21-8", QuietHours::parse)),
        env.number("DAILY_DIAL_BUDGET", 200, 0, 100_000) > 0,
        env.number("RETRY_NO_ANSWER_MINUTES", 0, 0, 120),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        env.required("RESPONSE_CACHE_TABLE"),
        env.required("SALESFORCE_SECRET_ARN"),
        env.required("SESSION_KEY_ARN"),
        env.required("NUMBER_KEY_ARN"),
        env.required("STATE_MACHINE_ARN"),
        env.required("SALES_TEAM_TOPIC_ARN"),
        env.required("REFRESH_TOPIC_ARN"),
        env.text("FAST_MODEL_ID", "us.anthropic.claude-haiku-5-5"),
        Optional.of(env.text("VOICEMAIL_MESSAGE", NO_MESSAGE))
            .filter(text -> !text.equals(NO_MESSAGE)),
        env.text("STAGE", "dev"));
  }
}
