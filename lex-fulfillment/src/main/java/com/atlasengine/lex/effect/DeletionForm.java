package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.effect.Form.Field;
import java.util.List;

/**
 * The slots of a deletion.
 *
 * @param phone the number, checked
 * @param lastName the last name, checked
 */
record DeletionForm(SlotValue<PhoneNumber> phone, SlotValue<String> lastName) {
  static final String PHONE_SLOT = "VisitorPhoneNumber";
  static final String LAST_NAME_SLOT = "VisitorLastName";

  /** The form that asks whether to delete. */
  Form toDelete() {
    return build(
        "I will delete everything stored under %s and the last name %s. This cannot be undone. Shall"
            + " I go ahead?",
        "If you say yes, all of it is gone; if you say no, I won't delete anything. You can also"
            + " tell me another number or last name.");
  }

  /** The form that asks whether to call, for only a call to the number proves it. */
  Form toCall() {
    return build(
        "I can delete what is stored under %s and the last name %s once you say yes on a call to"
            + " that number. Shall I call it now?",
        "If you say yes, that phone rings within 2 minutes, and I ask there whether to delete; if"
            + " you say no, I neither call nor delete. You can also tell me another number or last"
            + " name.");
  }

  private Form build(String question, String helpText) {
    return new Form(
        List.of(phoneField(), lastNameField()),
        question.formatted(
            phone.validValue().map(PhoneNumber::internationalFormat).orElse(""),
            lastName.validValue().orElse("")),
        helpText,
        "All right, I won't delete anything.",
        "I'm sorry, that didn't work out, so nothing was deleted. You are welcome to try again.");
  }

  private Field phoneField() {
    return new Field(
        PHONE_SLOT,
        phone,
        "Sorry, I didn't catch that number. Which phone number is your information stored under?",
        "I delete what is stored under your phone number together with your last name. Say"
            + " \"stop\" to leave. Which phone number is it stored under?");
  }

  private Field lastNameField() {
    return new Field(
        LAST_NAME_SLOT,
        lastName,
        "Sorry, I didn't catch your last name. What is your last name?",
        "I delete only what is stored under both your number and your last name. Say"
            + " \"stop\" to leave. What is your last name?");
  }
}
