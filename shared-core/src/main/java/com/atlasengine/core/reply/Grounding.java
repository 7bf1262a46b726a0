package com.atlasengine.core.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.text.Digest;

/**
 * The texts that answers are grounded on: all the facts that a grounded answer may hold, and the
 * replies that are used as they are when the model is late or fails.
 */
public final class Grounding {
  private static final String VERSION = Digest.shortHex(textsAndRules());

  private Grounding() {}

  /** What an intent is answered with on a channel; 1 to 3 sentences, ≤ 400 characters. */
  public static String text(GroundedIntent intent, Channel channel) {
    return switch (channel) {
      case CHAT -> chatText(intent);
      case PHONE -> phoneText(intent);
    };
  }

  /**
   * A hash of all texts and rules. It is part of every cache key, so a changed text invalidates the
   * cache.
   */
  public static String version() {
    return VERSION;
  }

  private static String chatText(GroundedIntent intent) {
    return switch (intent) {
      case GREETING ->
          "Hello, I'm Atlas, an AI assistant. I can take you from this chat to a personal phone"
              + " call in under a minute: just say \"start demo\". You can also ask me what I am"
              + " built of, or what the demo shows.";
      case ABOUT_TECHNOLOGY ->
          "I am built on AWS: Amazon Lex understands what you say, Lambda and Step Functions do"
              + " the work, Amazon Bedrock writes my answers, Amazon Connect places the phone call,"
              + " and Salesforce keeps the lead. Say \"start demo\" to see it all at work and to"
              + " talk to the creator.";
      case ABOUT_DEMO ->
          "The demo shows AI outbound calls, real-time CRM updates and lead qualification: your"
              + " phone rings within moments, I go on talking with you there, and the sales team"
              + " gets a summary in Salesforce. Say \"start demo\" to try it and to talk to the"
              + " creator.";
      case FALLBACK ->
          "I'm not sure I understood that. I can tell you what I am built of, explain what the demo"
              + " shows, or call you: say \"start demo\", and from there you can ask to talk to the"
              + " creator. I can also delete your information.";
    };
  }

  private static String phoneText(GroundedIntent intent) {
    return switch (intent) {
      case GREETING ->
          "Hello, this is Atlas, the AI assistant you chatted with on the web page. Ask me how"
              + " this call came about, or tell me that you would like to talk to the creator.";
      case ABOUT_TECHNOLOGY ->
          "I run on AWS: Amazon Lex understands you, Lambda and Step Functions do the work, Amazon"
              + " Bedrock writes my answers, Amazon Connect placed this call, and Salesforce keeps"
              + " the lead. If you want to know more, I can have the creator call you back.";
      case ABOUT_DEMO ->
          "This call is the demo: an AI phoned you moments after your chat, your lead is already in"
              + " Salesforce, and the sales team gets a summary when we hang up. If you like it, I"
              + " can have the creator call you back.";
      case FALLBACK ->
          "I'm not sure I understood that. You can ask me what I am built of or what this demo"
              + " shows, and I can have the creator call you back.";
    };
  }

  private static String textsAndRules() {
    StringBuilder all = new StringBuilder(allTexts());
    for (Channel channel : Channel.values()) {
      all.append(GroundedPrompt.systemRules(channel)).append(GroundedPrompt.maxTokens(channel));
    }
    return all.toString();
  }

  /** All grounding texts, a line each. */
  static String allTexts() {
    StringBuilder all = new StringBuilder();
    for (Channel channel : Channel.values()) {
      for (GroundedIntent intent : GroundedIntent.values()) {
        all.append(text(intent, channel)).append('\n');
      }
    }
    return all.toString();
  }
}
