package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shortens the transcript of an item that DynamoDB, which takes 400 KB, does not take any more. How
 * a call began and how it ended tells the most, so the middle is left out.
 */
record LongTranscript(Table table) {
  static final int FIRST_BYTES = 40_000;
  static final int LAST_BYTES = 80_000;

  private static final Pattern LEFT_OUT = Pattern.compile("\\[(\\d{1,9}) lines were left out\\.]");

  /** Lex hands over 3 KB; whoever starts the workflow by hand may hand over more. */
  private static final int MAX_CHAT_CHARS = 30_000;

  /**
   * Makes room in an item, unless somebody else does so at this moment. The ids of turns go, too:
   * they tell a second delivery of a turn, which comes seconds after the first.
   */
  void shorten(InteractionKey key, Deadline deadline) {
    Map<String, AttributeValue> itemKey = Attributes.key(key.partitionKey(), key.sortKey());
    Map<String, AttributeValue> item =
        table.get(r -> r.key(itemKey).consistentRead(true), deadline);
    Interaction interaction = InteractionItem.read(key, item);
    List<String> seen = interaction.transcript();
    table.update(
        r ->
            r.key(itemKey)
                .updateExpression(
                    "SET FullTranscript = :kept, InitialTranscript = :chat REMOVE TurnIds")
                .conditionExpression(
                    "attribute_exists(PK) AND (NOT attribute_type(FullTranscript, :list)"
                        + " OR size(FullTranscript) = :seen)")
                .expressionAttributeValues(
                    Map.of(
                        ":kept", Attributes.texts(shorten(seen)),
                        ":chat", text(chat(interaction)),
                        ":list", text("L"),
                        ":seen", Attributes.number(seen.size()))),
        deadline);
  }

  private static String chat(Interaction interaction) {
    return Truncate.toLength(MAX_CHAT_CHARS, interaction.initialTranscript());
  }

  /** The beginning, how many lines were left out, and the end; what is short stays as it is. */
  static List<String> shorten(List<String> lines) {
    int from = countThatFit(lines, FIRST_BYTES);
    int until =
        lines.size() - countThatFit(lines.subList(from, lines.size()).reversed(), LAST_BYTES);
    if (from == until) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, from));
    int leftOut = lines.subList(from, until).stream().mapToInt(LongTranscript::countLines).sum();
    kept.add("[" + leftOut + " lines were left out.]");
    kept.addAll(lines.subList(until, lines.size()));
    return List.copyOf(kept);
  }

  private static int countThatFit(List<String> lines, int bytes) {
    int left = bytes;
    int count = 0;
    for (String line : lines) {
      left -= line.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0 || LEFT_OUT.matcher(line).matches()) {
        break;
      }
      count++;
    }
    return count;
  }

  /** A line that stands for lines counts as many. */
  private static int countLines(String line) {
    Matcher mark = LEFT_OUT.matcher(line);
    return mark.matches() ? Integer.parseInt(mark.group(1)) : 1;
  }
}
