package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.model.Channel;
import com.atlasengine.local.client.BotReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that is to be graded.
 *
 * @param said what it answers; empty after silence
 * @param content what the bot says and knows in the locale
 * @param deadlineMillis when an answer is due on this channel
 */
record Heard(String said, Channel channel, BotReply reply, Content content, long deadlineMillis) {
  /** All that was said. */
  String text() {
    return reply.text();
  }

  /** What the answer says by itself: without the visitor's own words, where it repeats them. */
  String ownText() {
    return said.isBlank()
        ? text()
        : Pattern.compile(Pattern.quote(said.strip()), Pattern.CASE_INSENSITIVE)
            .matcher(text())
            .replaceAll(Matcher.quoteReplacement(" "));
  }
}
