package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.model.CallActivity;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A dated note below what is in a Lead's description. */
final class LeadNote {
  /** Salesforce counts every line break as two characters. */
  private static final int MAX_CHARS = 32_000;

  /** Salesforce writes {@code 2026-10-26T06:07:12.000+0000}. */
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private LeadNote() {}

  /** The description with the note; unchanged when it is there already or there is no room. */
  static String append(String description, CallActivity call) {
    String note = note(call);
    String noted = description.isBlank() ? note : description + "\n\n" + note;
    long length = noted.length() + noted.chars().filter(c -> c == '\n').count();
    return description.contains(call.mark()) || length > MAX_CHARS ? description : noted;
  }

  /**
   * The description without the note. Where somebody edited the note, the paragraph that the mark
   * begins goes.
   */
  static String remove(String description, CallActivity call) {
    String whole = lines(note(call));
    String paragraph = Pattern.quote(heading(call)) + "(?:\\R(?!\\R).*)*";
    String rest = description.replaceFirst(whole, "").replaceFirst(paragraph, "");
    return rest.equals(description) ? description : rest.strip().replaceAll("\\R{3,}", "\n\n");
  }

  private static String note(CallActivity call) {
    return heading(call) + "\n" + call.report().text();
  }

  private static String heading(CallActivity call) {
    String day = call.report().endedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return "[" + day + ", " + call.mark() + "]";
  }

  /** A pattern for a text, whatever the org made of its line breaks. */
  private static String lines(String text) {
    return text.lines().map(Pattern::quote).collect(Collectors.joining("\\R"));
  }

  /**
   * Salesforce's time as HTTP writes it.
   *
   * @throws DateTimeException when it is not a time of Salesforce's
   */
  static String httpDate(String modified) {
    return HTTP_DATE.format(OffsetDateTime.parse(modified, MODIFIED));
  }
}
