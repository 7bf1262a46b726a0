package com.atlasengine.core.content;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fixed sentences; the file's {@code sentences}. A visitor hears them in their locale; those of
 * the group {@code sales} are for the sales team, in its locale.
 */
public enum Sentence {
  /** Lex sent something that holds no turn. */
  GENERAL_UNREADABLE("general.unreadable"),
  /** An intent that the bot does not know. */
  GENERAL_CANNOT_HELP("general.cannot-help"),
  /** The visitor leaves a form. */
  GENERAL_FORM_LEFT("general.form-left"),
  /** An answer to a confirmation that was neither. */
  GENERAL_YES_OR_NO("general.yes-or-no", "question"),
  /** A turn on the phone failed or was late. */
  FAILURE_PHONE("failure.phone"),
  /** Something to be done failed or was late. */
  FAILURE_NOT_DONE("failure.not-done"),
  /** Ends a chat. */
  GOODBYE_CHAT("goodbye.chat"),
  /** Ends a call. */
  GOODBYE_PHONE("goodbye.phone"),
  /** Silent turns on the phone, the first ones in a row. */
  SILENCE_PHONE("silence.phone"),
  /** Empty turns in chat. */
  SILENCE_CHAT("silence.chat"),
  /** Silent for too long on the phone. */
  SILENCE_HANG_UP("silence.hang-up"),
  /** The model has nothing in time. It asks nothing: an answer would change the topic. */
  CONVERSATION_WAITING("conversation.waiting"),
  /** The model's answer must not be said. */
  CONVERSATION_REJECTED("conversation.rejected"),
  /** The model may not be asked any more. */
  CONVERSATION_NOT_ASKED("conversation.not-asked"),
  /** A question has no answer; asks for a yes or a no to a callback. */
  KNOWLEDGE_UNKNOWN("knowledge.unknown"),
  /** The same question, when the answer was neither. */
  KNOWLEDGE_OFFER("knowledge.offer"),
  /** No callback. */
  KNOWLEDGE_DECLINED("knowledge.declined"),
  /** A name that no CRM takes. */
  NAME_TOO_LONG("name.too-long"),
  /** No name. */
  NAME_NOT_A_NAME("name.not-a-name"),
  /** No last name. */
  NAME_NOT_A_LAST_NAME("name.not-a-last-name"),
  /** An extension, where a call is asked for. */
  NUMBER_EXTENSION_NOT_DIALLED("number.extension-not-dialled"),
  /** An extension, where stored data is asked for. */
  NUMBER_EXTENSION_NOT_STORED("number.extension-not-stored"),
  /** A number that cannot exist. */
  NUMBER_NOT_A_NUMBER("number.not-a-number"),
  /** A country that is not called. */
  NUMBER_COUNTRY_NOT_CALLED("number.country-not-called"),
  /** A service number, for example. */
  NUMBER_KIND_NOT_CALLED("number.kind-not-called"),
  /** Quiet hours where the number is. */
  NUMBER_NIGHT("number.night"),
  /** Nothing understood as a name. */
  START_DEMO_ASK_NAME_AGAIN("start-demo.ask-name-again"),
  /** What the name is for. */
  START_DEMO_EXPLAIN_NAME("start-demo.explain-name"),
  /** Nothing understood as a number. */
  START_DEMO_ASK_NUMBER_AGAIN("start-demo.ask-number-again"),
  /** What the number is for. */
  START_DEMO_EXPLAIN_NUMBER("start-demo.explain-number"),
  /** The question that the consent answers. */
  START_DEMO_CONFIRM("start-demo.confirm", "name", "night", "retry", "number"),
  /** Part of it where it may be night. */
  START_DEMO_CONFIRM_NIGHT("start-demo.confirm-night"),
  /** Part of it where a call that nobody answers is repeated. */
  START_DEMO_CONFIRM_RETRY("start-demo.confirm-retry", "minutes"),
  /** What a yes does. */
  START_DEMO_EXPLAIN_CONFIRM("start-demo.explain-confirm"),
  /** No call. */
  START_DEMO_DENIED("start-demo.denied"),
  /** Asked too often. */
  START_DEMO_GIVE_UP("start-demo.give-up"),
  /** The call is on its way. */
  START_DEMO_STARTED("start-demo.started", "name"),
  /** The system places no calls. */
  START_DEMO_NO_CALLS_HERE("start-demo.no-calls-here", "name"),
  /** The session has had its calls; a callback is offered after it. */
  START_DEMO_TOO_MANY("start-demo.too-many"),
  /** A limit is reached; a callback is offered after it. */
  START_DEMO_NO_CALL("start-demo.no-call"),
  /** It failed. */
  START_DEMO_NOT_NOW("start-demo.not-now"),
  /** A call that was promised could not be placed; said once, before the answer of a later turn. */
  START_DEMO_NOT_PLACED("start-demo.not-placed"),
  /** A callback instead of a call. */
  CALLBACK_OFFER_QUESTION("callback-offer.question", "number"),
  /** What a yes does. */
  CALLBACK_OFFER_EXPLAIN("callback-offer.explain"),
  /** No callback. */
  CALLBACK_OFFER_DENIED("callback-offer.denied"),
  /** The team has enough for today. */
  CALLBACK_OFFER_FULL("callback-offer.full"),
  /** It failed. */
  CALLBACK_OFFER_NOT_NOW("callback-offer.not-now"),
  /** It is noted. */
  CALLBACK_OFFER_RECEIVED("callback-offer.received", "name", "number"),
  /** Asked for in chat. */
  CALLBACK_CHAT("callback.chat"),
  /** Noted, on the phone. */
  CALLBACK_RECEIVED("callback.received"),
  /** Noted for a time, on the phone; {@code when} is one of those on a day. */
  CALLBACK_RECEIVED_AT("callback.received-at", "when"),
  /** A time of today. */
  CALLBACK_TODAY("callback.today", "time", "zone"),
  /** A time of tomorrow. */
  CALLBACK_TOMORROW("callback.tomorrow", "day", "time", "zone"),
  /** A time of a later day. */
  CALLBACK_DAY("callback.day", "day", "time", "zone"),
  /** The zone, where the number can be in one only. */
  CALLBACK_YOUR_TIME("callback.your-time"),
  /** A day was named, and no hour. */
  CALLBACK_ASK_TIME("callback.ask-time"),
  /** An hour that may be before or after noon. */
  CALLBACK_ASK_WHICH("callback.ask-which", "first", "second"),
  /** A time that is past; asks for another day. */
  CALLBACK_PAST("callback.past"),
  /** A time at which nobody is called; asks for another day. */
  CALLBACK_NOT_THEN("callback.not-then"),
  /** It failed. */
  CALLBACK_NOT_NOW("callback.not-now"),
  /** The call is put through to a person. */
  TRANSFER_STARTED("transfer.started"),
  /** Nothing understood as a number. */
  DELETION_ASK_NUMBER_AGAIN("deletion.ask-number-again"),
  /** What the number is for. */
  DELETION_EXPLAIN_NUMBER("deletion.explain-number"),
  /** Nothing understood as a last name. */
  DELETION_ASK_LAST_NAME_AGAIN("deletion.ask-last-name-again"),
  /** What the last name is for. */
  DELETION_EXPLAIN_LAST_NAME("deletion.explain-last-name"),
  /** Where the last name proves it. */
  DELETION_CONFIRM("deletion.confirm", "number", "name"),
  /** What a yes does. */
  DELETION_EXPLAIN_CONFIRM("deletion.explain-confirm"),
  /** Where only a call proves it. */
  DELETION_CONFIRM_CALL("deletion.confirm-call", "number", "name"),
  /** What a yes does. */
  DELETION_EXPLAIN_CONFIRM_CALL("deletion.explain-confirm-call"),
  /** Nothing is deleted. */
  DELETION_DENIED("deletion.denied"),
  /** Asked too often. */
  DELETION_GIVE_UP("deletion.give-up"),
  /** The request is noted. It tells nobody whether something is stored. */
  DELETION_RECEIVED("deletion.received"),
  /** Asked too often in a day. */
  DELETION_TOO_MANY("deletion.too-many"),
  /** It failed. */
  DELETION_NOT_NOW("deletion.not-now"),
  /** The call that asks whether to delete is on its way. */
  DELETION_RINGING("deletion.ringing"),
  /** It is night there. */
  DELETION_NIGHT("deletion.night"),
  /** Any limit is reached: nobody learns whether a number was called before. */
  DELETION_NO_CALL("deletion.no-call"),
  /**
   * The call that was promised could not be placed; said once, before the answer of a later turn.
   */
  DELETION_NOT_PLACED("deletion.not-placed"),
  /** Asked on the call. It says nothing of who asked. */
  DELETION_CALL_QUESTION("deletion-call.question", "name"),
  /** Agreed. */
  DELETION_CALL_DELETED("deletion-call.deleted"),
  /** Not agreed. */
  DELETION_CALL_KEPT("deletion-call.kept"),
  /** It failed. */
  DELETION_CALL_NOT_NOW("deletion-call.not-now"),
  /** The number is never called again. */
  STOP_CALLING_DONE("stop-calling.done"),
  /** It failed. */
  STOP_CALLING_NOT_NOW("stop-calling.not-now"),
  /** In chat nobody knows whose number it is. */
  STOP_CALLING_CHAT("stop-calling.chat"),
  /** Left on a voicemail that takes the call. */
  VOICEMAIL_MESSAGE("voicemail.message"),
  /** A callback that was asked for on the phone; {@code lead} is one of the two lines on it. */
  SALES_CASE("sales.case", "name", "number", "lead", "said"),
  /** A callback that was asked for in chat. */
  SALES_CASE_CHAT("sales.case-chat", "name", "number", "said"),
  /** What whoever takes a call that is put through hears first. */
  SALES_WHISPER("sales.whisper", "said"),
  /** When to call back: a Task's subject, and a line of a Case and of what is sent. */
  SALES_CALLBACK_AT("sales.callback-at", "when", "number"),
  /** The subject of what is sent about a callback. */
  SALES_TEAM_SUBJECT("sales.team-subject"),
  /** What is sent about a callback that was asked for on the phone. */
  SALES_TEAM_MESSAGE("sales.team-message", "name", "number", "lead"),
  /** What is sent about a callback that was asked for in chat. */
  SALES_TEAM_MESSAGE_CHAT("sales.team-message-chat", "name", "number"),
  /** The line on a Lead that Salesforce has. */
  SALES_LEAD("sales.lead", "lead"),
  /** The line on a Lead that Salesforce does not have yet. */
  SALES_LEAD_PENDING("sales.lead-pending"),
  /** How many questions had no answer, on a Case and on a call. */
  SALES_UNANSWERED("sales.unanswered", "count"),
  /** In place of a name that nobody knows. */
  SALES_SOMEBODY("sales.somebody"),
  /** A call that took place, in a subject and above its summary. */
  SALES_ACTIVITY_CALL("sales.activity-call", "outcome"),
  /** How a call ended that took less than a minute. */
  SALES_ACTIVITY_SECONDS("sales.activity-seconds", "outcome", "seconds"),
  /** How a longer call ended. */
  SALES_ACTIVITY_MINUTES("sales.activity-minutes", "outcome", "minutes", "seconds"),
  /** Whom the call went to, where the Lead has another name. */
  SALES_ACTIVITY_PERSON("sales.activity-person", "name"),
  /** What the visitor was asked and answered before they were called. */
  SALES_ACTIVITY_CONSENT("sales.activity-consent", "time", "question", "answer"),
  /** The visitor asked not to be called again. */
  SALES_ACTIVITY_DO_NOT_CALL("sales.activity-do-not-call"),
  /** The outcome: the visitor picked up and talked. */
  SALES_ACTIVITY_TALKED("sales.activity-talked"),
  /** The outcome: somebody picked up, and nothing was heard of them. */
  SALES_ACTIVITY_SILENT("sales.activity-silent"),
  /** The outcome: a machine took the call. */
  SALES_ACTIVITY_VOICEMAIL("sales.activity-voicemail"),
  /** The outcome: it rang and nobody picked up. */
  SALES_ACTIVITY_NO_ANSWER("sales.activity-no-answer"),
  /** The outcome: the visitor was on another call. */
  SALES_ACTIVITY_BUSY("sales.activity-busy"),
  /** The outcome: it could not be put through. */
  SALES_ACTIVITY_FAILED("sales.activity-failed"),
  /** The outcome: nobody knows. */
  SALES_ACTIVITY_UNKNOWN("sales.activity-unknown"),
  /** In place of an outcome, where a text about a Lead comes from elsewhere. */
  SALES_ACTIVITY_TEXT("sales.activity-text"),
  /** The summary where a machine took the call. */
  SALES_SUMMARY_VOICEMAIL("sales.summary-voicemail"),
  /** The summary where nothing was said. */
  SALES_SUMMARY_NOTHING_SAID("sales.summary-nothing-said"),
  /** The summary where the model wrote none. */
  SALES_SUMMARY_WITHOUT_MODEL("sales.summary-without-model", "lines"),
  /** In place of an outcome, where no call was placed. */
  SALES_DECLINED("sales.declined"),
  /** Why no call was placed; {@code reason} is one of those that follow. */
  SALES_DECLINED_TEXT("sales.declined-text", "reason"),
  /** The country of the number. */
  SALES_DECLINED_COUNTRY("sales.declined-country"),
  /** The kind of the number. */
  SALES_DECLINED_KIND("sales.declined-kind"),
  /** Quiet hours where the number is. */
  SALES_DECLINED_NIGHT("sales.declined-night"),
  /** The system places no calls. */
  SALES_DECLINED_CALLS_ARE_OFF("sales.declined-calls-are-off"),
  /** The calls of the day have been placed. */
  SALES_DECLINED_BUDGET("sales.declined-budget"),
  /** Connect refuses the number. */
  SALES_DECLINED_REFUSED("sales.declined-refused"),
  /** The number is suppressed. */
  SALES_DECLINED_SUPPRESSED("sales.declined-suppressed"),
  /** The call was tried for as long as a visitor waits. */
  SALES_DECLINED_NOT_PLACED("sales.declined-not-placed"),
  /** The subject of an open Task: the visitor waits for a call that could not be placed. */
  SALES_TO_CALL("sales.to-call"),
  /** The first words of a call. */
  CALL_GREETING("call.greeting"),
  /** The first words of a call that asks whether to delete. */
  CALL_DELETION_GREETING("call.deletion-greeting", "name"),
  /** A call could not be put through; says how to get a callback. */
  CALL_NOBODY_FREE("call.nobody-free"),
  /** The bot failed once. */
  CALL_ASK_AGAIN("call.ask-again"),
  /** The bot failed again. */
  CALL_GOODBYE("call.goodbye"),
  /** What a conversation goes by when no model wrote its scenario. */
  CALL_STATIC_SCENARIO("call.static-scenario", "name");

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<String> placeholders;

  Sentence(String id, String... placeholders) {
    this.id = id;
    this.placeholders = Set.of(placeholders);
  }

  /** Its key below {@code sentences}. */
  public String id() {
    return id;
  }

  /** What a wording must name in braces, beside the persona's. */
  public Set<String> placeholders() {
    return placeholders;
  }

  static Set<String> ids() {
    return Arrays.stream(values()).map(Sentence::id).collect(Collectors.toUnmodifiableSet());
  }
}
