package com.atlasengine.core.model;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in E.164, such as {@code +12065550123}. Its {@code toString} shows the last two
 * digits only, so that a number cannot reach a log by accident.
 */
public final class PhoneNumber {
  /** The region for numbers without a country code; the old system used it too. */
  public static final String DEFAULT_REGION = "US";

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private final String e164;

  /** The library's parsed number; parsed on first use. */
  private volatile Phonenumber.@Nullable PhoneNumber libraryNumber;

  /**
   * @param e164 plus sign, country code and number; 7 to 15 digits
   * @throws IllegalArgumentException when it is not E.164; the message does not repeat it
   */
  @JsonCreator
  public PhoneNumber(@JsonProperty("e164") String e164) {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("phone is not an E.164 number");
    }
    this.e164 = e164;
  }

  /** Plus sign, country code and number. */
  @JsonProperty
  public String e164() {
    return e164;
  }

  /**
   * Reads what a person typed or said, such as {@code (206) 555-0123}, in the {@link
   * #DEFAULT_REGION}; empty when no such number can exist, or when it {@link #hasExtension has an
   * extension}: that would not be dialled.
   */
  public static Optional<PhoneNumber> parse(String text) {
    return hasExtension(text)
        ? Optional.empty()
        : parseLibraryNumber(text)
            .filter(NumberPlan::isPossible)
            .map(parsed -> new PhoneNumber(LIBRARY.format(parsed, PhoneNumberFormat.E164)));
  }

  /** Whether the text names an extension behind a number, such as {@code 206-555-0123 x45}. */
  public static boolean hasExtension(String text) {
    return isExtensionSaid(text)
        || parseLibraryNumber(text).filter(Phonenumber.PhoneNumber::hasExtension).isPresent();
  }

  /**
   * What the library does not read, such as {@code p45} and {@code extension four five}; in any
   * language, because a stored number has none.
   */
  private static boolean isExtensionSaid(String text) {
    return Language.all().stream()
        .anyMatch(language -> language.isWrittenIn(Phrase.EXTENSION, text));
  }

  private static Optional<Phonenumber.PhoneNumber> parseLibraryNumber(String text) {
    try {
      return Optional.of(LIBRARY.parse(text, DEFAULT_REGION));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** The number's ISO 3166 country, such as {@code US}; {@code ZZ} when it has none. */
  public String region() {
    return libraryNumber().map(NumberPlan::region).orElse("ZZ");
  }

  /** What kind of line it is, as far as its digits tell: the library's own name of it. */
  public PhoneNumberType type() {
    return libraryNumber().map(NumberPlan::type).orElse(PhoneNumberType.UNKNOWN);
  }

  /**
   * The time zones that it can be in: those of its area code, or of its country when the area code
   * is unknown; empty when the country is unknown too.
   */
  public Set<ZoneId> zones() {
    return libraryNumber().map(NumberPlan::zones).orElse(Set.of());
  }

  /** The international format, such as {@code +1 206-555-0123}. */
  public String internationalFormat() {
    return libraryNumber()
        .map(number -> LIBRARY.format(number, PhoneNumberFormat.INTERNATIONAL))
        .orElse(e164);
  }

  /** Empty when its country code is nobody's. */
  private Optional<Phonenumber.PhoneNumber> libraryNumber() {
    Phonenumber.PhoneNumber known = libraryNumber;
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Phonenumber.PhoneNumber result = LIBRARY.parse(e164, null);
      libraryNumber = result;
      return Optional.of(result);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhoneNumber number && number.e164.equals(e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }

  @Override
  public String toString() {
    return "PhoneNumber[…" + e164.substring(e164.length() - 2) + "]";
  }
}
