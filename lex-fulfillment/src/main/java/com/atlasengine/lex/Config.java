package com.atlasengine.lex;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.core.usage.ModelBudget;
import com.atlasengine.lex.effect.DeletionProof;
import com.atlasengine.lex.effect.TransferHours;
import com.atlasengine.lex.effect.VisitorTokens;
import com.atlasengine.lex.turn.TurnBudget;
import java.security.PublicKey;
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
 * @param dialBudgets how many calls are placed, and who may have them
 * @param visitorKey {@code VISITOR_PUBLIC_KEY}: verifies the tokens of the page's backend; {@code
 *     none} makes all visitors anonymous, and the whole budget theirs
 * @param visitorAudience {@code VISITOR_AUDIENCE}, {@code AtlasEngineBot}: whom tokens must be for
 * @param deletionProof how a deletion is proven in chat; {@code DELETION_PROOF}, {@code Call} (the
 *     default) or {@code LastName}
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
 * @param dailyModelTokens {@code DAILY_MODEL_TOKENS}: tokens that all models may use in a day
 * @param sessionModelTurns {@code SESSION_MODEL_TURNS}, 120: turns of one session in a day that may
 *     ask the model
 * @param leavesVoicemailMessage whether a voicemail is told anything; {@code
 *     LEAVE_VOICEMAIL_MESSAGE}, {@code true} or {@code false} (the default)
 * @param transferQueueArn where calls are put through to, {@code TRANSFER_QUEUE_ARN}; {@code none}
 *     (the default) puts nobody through
 * @param transferHours when, {@code TRANSFER_HOURS}; {@code none} (the default) or {@code MON-FRI
 *     9-17 America/Los_Angeles}
 * @param stage {@code STAGE}, {@code dev}
 */
record Config(
    Contents contents,
    TurnBudget turnBudget,
    DialRules dialRules,
    DialBudgets dialBudgets,
    Optional<PublicKey> visitorKey,
    String visitorAudience,
    DeletionProof deletionProof,
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
    int dailyModelTokens,
    int sessionModelTurns,
    boolean leavesVoicemailMessage,
    Optional<String> transferQueueArn,
    TransferHours transferHours,
    String stage) {

  /** Reads the environment; the caller checks it. */
  static Config from(Env env) {
    DialBudgets budgets = DialBudgets.of(env);
    Optional<PublicKey> visitorKey = env.parse("VISITOR_PUBLIC_KEY", "none", Config::parseKey);
    return new Config(
        Contents.load(env),
        TurnBudget.within(
            env.millis("PHONE_DEADLINE_MS", Duration.ofMillis(900)),
            env.millis("CHAT_DEADLINE_MS", Duration.ofMillis(1_500)),
            env.millis("EFFECT_DEADLINE_MS", Duration.ofSeconds(4))),
        new DialRules(
            env.names("ALLOWED_COUNTRIES", "US,CA"),
            env.parse("QUIET_HOURS", "21-8", QuietHours::parse)),
        visitorKey.isPresent() ? budgets : budgets.withoutVerification(),
        visitorKey,
        env.text("VISITOR_AUDIENCE", "AtlasEngineBot"),
        env.parse("DELETION_PROOF", "Call", DeletionProof::parse),
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
        ModelBudget.dailyTokens(env),
        env.number("SESSION_MODEL_TURNS", 120, 1, 100_000),
        env.flag("LEAVE_VOICEMAIL_MESSAGE", false),
        Optional.of(env.text("TRANSFER_QUEUE_ARN", "none")).filter(arn -> !arn.equals("none")),
        env.parse("TRANSFER_HOURS", "none", TransferHours::parse),
        env.text("STAGE", "dev"));
  }

  /** Outer empty when the text is no key; inner empty for none. */
  private static Optional<Optional<PublicKey>> parseKey(String text) {
    Optional<PublicKey> key = text.equals("none") ? Optional.empty() : VisitorTokens.readKey(text);
    return key.isPresent() || text.equals("none") ? Optional.of(key) : Optional.empty();
  }
}
