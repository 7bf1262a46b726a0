package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.model.CallActivity;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
    String day = call.report().endedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    String note = "[" + day + ", " + call.mark() + "]\n" + call.report().text();
    String noted = description.isBlank() ? note : description + "\n\n" + note;
    long length = noted.length() + noted.chars().filter(c -> c == '\n').count();
    return description.contains(call.mark()) || length > MAX_CHARS ? description : noted;
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
