package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.reply.UnansweredQuestion;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the sales team reads of a callback that was asked for on the phone.
 *
 * @param sales the content of its locale
 */
record CallbackWords(Content sales) {
  private static final int MAX_CONTEXT_CHARS = 1_500;

  String subject() {
    return sales.say(Sentence.SALES_TEAM_SUBJECT);
  }

  /** The Case, with a Task when a time is named. */
  NewCase newCase(
      Turn turn,
      Surface.PhoneCall call,
      Optional<Interaction> interaction,
      Optional<CallbackTime.At> at) {
    String context = turn.session().history().lines();
    String newest = context.substring(Math.max(0, context.length() - MAX_CONTEXT_CHARS));
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference " + Digest.hex(turn.id()).substring(0, 8),
        sales.say(
                Sentence.SALES_CASE,
                about(call, interaction, Map.of("said", newest + "\nUser: " + turn.utterance())))
            + UnansweredQuestion.toLine(turn.session(), sales)
            + timeLine(call, at),
        call.key().phone(),
        interaction.flatMap(Interaction::lead),
        at.map(named -> new NewTask(timeLine(call, at).strip(), named.time().toLocalDate())));
  }

  /** After a line break, when to call; empty at any time. */
  private String timeLine(Surface.PhoneCall call, Optional<CallbackTime.At> at) {
    return at.map(named -> new TimeInWords(sales).describeInFull(named.time()))
        .map(when -> Map.of("when", when, "number", call.key().phone().e164()))
        .map(values -> "\n" + sales.say(Sentence.SALES_CALLBACK_AT, values))
        .orElse("");
  }

  /** What the team is sent. No transcript: a topic goes out by mail. */
  String teamMessage(
      Surface.PhoneCall call, Optional<Interaction> interaction, Optional<CallbackTime.At> at) {
    return sales.say(Sentence.SALES_TEAM_MESSAGE, about(call, interaction, Map.of()))
        + timeLine(call, at);
  }

  private Map<String, String> about(
      Surface.PhoneCall call, Optional<Interaction> interaction, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("name", visitorName(interaction));
    values.put("number", call.key().phone().e164());
    values.put("lead", leadLine(interaction));
    return values;
  }

  private String visitorName(Optional<Interaction> interaction) {
    return interaction
        .flatMap(Interaction::name)
        .map(PersonName::displayName)
        .orElseGet(() -> sales.say(Sentence.SALES_SOMEBODY));
  }

  private String leadLine(Optional<Interaction> interaction) {
    return interaction
        .flatMap(Interaction::lead)
        .map(id -> sales.say(Sentence.SALES_LEAD, Map.of("lead", id.value())))
        .orElseGet(() -> sales.say(Sentence.SALES_LEAD_PENDING));
  }
}
