package com.atlasengine.updatelead;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Instruction;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.text.PromptQuote;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was said in a call, in three points. */
final class CallSummary {
  private static final Logger LOG = LoggerFactory.getLogger(CallSummary.class);

  private static final String POINT = "- ";
  private static final int MAX_POINTS = 3;

  /** Three sentences of up to 60 tokens. */
  private static final int MAX_TOKENS = 200;

  /** Close to the facts. */
  private static final double TEMPERATURE = 0.2;

  /** The newest part of a transcript: more than an hour of talk. */
  private static final int MAX_TRANSCRIPT_CHARS = 40_000;

  /** The strong model takes 2 to 4 s; nobody waits on the phone for this one. */
  private static final Duration MODEL_TIME = Duration.ofSeconds(15);

  /** From this attempt on, the Lead gets the outcome without a summary. */
  private static final int LAST_ATTEMPT = 2;

  /** In a line of the transcript it would look like the next speaker's. */
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•–]|\\d[.)])\\s*");

  private final TextModel model;
  private final Content sales;

  /**
   * @param sales the content of the sales team's locale
   */
  CallSummary(TextModel model, Content sales) {
    this.model = model;
    this.sales = sales;
  }

  /**
   * Three points, each on a line that begins with {@code "- "}; without the model, a summary of
   * plain facts.
   *
   * @param attempt how often this was tried before; empty when nobody will try again
   * @throws TransientFailure when the model is throttled, failing or late, and there are attempts
   *     left
   */
  String summarize(
      CallOutcome.Kind kind,
      List<String> transcript,
      Optional<Integer> attempt,
      Deadline deadline) {
    return switch (kind) {
      case TALKED -> summarizeTalk(transcript, attempt, deadline);
      case VOICEMAIL -> POINT + sales.say(Sentence.SALES_SUMMARY_VOICEMAIL);
      case SILENT, NO_ANSWER, BUSY, FAILED, UNKNOWN ->
          POINT + sales.say(Sentence.SALES_SUMMARY_NOTHING_SAID);
    };
  }

  private String summarizeTalk(
      List<String> transcript, Optional<Integer> attempt, Deadline deadline) {
    try {
      return generatePoints(buildPrompt(transcript), deadline.atMost(MODEL_TIME));
    } catch (TransientFailure e) {
      if (attempt.orElse(LAST_ATTEMPT) < LAST_ATTEMPT) {
        throw e;
      }
      return summarizeWithoutModel(transcript, e);
    } catch (PermanentFailure e) {
      return summarizeWithoutModel(transcript, e);
    }
  }

  private Prompt buildPrompt(List<String> transcript) {
    String lines =
        transcript.stream()
            .map(line -> LINE_BREAK.matcher(line).replaceAll(" "))
            .collect(Collectors.joining("\n"));
    String newest = lines.substring(Math.max(0, lines.length() - MAX_TRANSCRIPT_CHARS));
    return new Prompt(
        sales.instruct(Instruction.SUMMARY, Map.of()),
        "The transcript of the call:\n"
            + PromptQuote.of(newest, MAX_TRANSCRIPT_CHARS)
            + "\n\nSummarise it in three bullet points.",
        MAX_TOKENS,
        TEMPERATURE);
  }

  private String generatePoints(Prompt prompt, Deadline deadline) {
    String points =
        model
            .generate(prompt, deadline)
            .text()
            .lines()
            .map(line -> BULLET.matcher(line).replaceFirst(""))
            .flatMap(line -> ReplyCheck.approveNote(line, prompt).stream())
            .limit(MAX_POINTS)
            .map(line -> POINT + line)
            .collect(Collectors.joining("\n"));
    if (points.isEmpty()) {
      throw new TransientFailure("The model returned no usable text");
    }
    return points;
  }

  private String summarizeWithoutModel(List<String> transcript, RuntimeException why) {
    LOG.warn("The model wrote no summary; only the line count is used: {}", why.getMessage());
    return sales
        .say(
            Sentence.SALES_SUMMARY_WITHOUT_MODEL,
            Map.of("lines", Integer.toString(transcript.size())))
        .lines()
        .map(line -> POINT + line)
        .collect(Collectors.joining("\n"));
  }
}
