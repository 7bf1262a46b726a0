package com.atlasengine.core.content;

import java.util.Map;
import java.util.Objects;

/**
 * Who speaks. Every text of the file may name these in braces, such as {@code {assistant}}.
 *
 * @param assistant what the bot calls itself
 * @param company whose bot it is
 * @param contact whom a visitor is brought together with, as it stands in a sentence: {@code the
 *     creator}
 */
public record Persona(String assistant, String company, String contact) {
  public Persona {
    Objects.requireNonNull(assistant, "assistant");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(contact, "contact");
  }

  /** A text with the persona's names in place of its placeholders. */
  public String fill(String text) {
    return Placeholders.fill(
        text, Map.of("assistant", assistant, "company", company, "contact", contact));
  }
}
