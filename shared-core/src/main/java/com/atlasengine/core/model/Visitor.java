package com.atlasengine.core.model;

import com.atlasengine.core.failure.PermanentFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is to be called: checked, and written as the bot writes names. */
public record Visitor(PersonName name, PhoneNumber phone) {
  /**
   * Reads what the workflow was started with.
   *
   * @param firstName may be empty
   * @param lastName {@code LNU} when unknown
   * @param phone E.164
   * @throws PermanentFailure naming the field that does not fit, and never its value
   */
  public static Visitor read(String firstName, String lastName, String phone) {
    String first =
        firstName.isBlank() ? "" : require("firstName", NameReader.readGivenNames(firstName));
    String last = require("lastName", NameReader.readLastName(lastName));
    return validate(() -> new Visitor(new PersonName(first, last), new PhoneNumber(phone)));
  }

  private static String require(String field, Optional<String> name) {
    return name.orElseThrow(() -> new PermanentFailure("Malformed Visitor: " + field));
  }

  /** The model's own messages name the field and never repeat a value. */
  private static Visitor validate(Supplier<Visitor> visitor) {
    try {
      return visitor.get();
    } catch (IllegalArgumentException e) {
      throw new PermanentFailure("Malformed Visitor: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "Visitor[…]";
  }
}
