package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.effect.Form.Field;
import java.util.List;
import java.util.Map;

/**
 * The slots of a deletion.
 *
 * @param content what is said in the turn's locale
 * @param phone the number, checked
 * @param lastName the last name, checked
 */
record DeletionForm(Content content, SlotValue<PhoneNumber> phone, SlotValue<String> lastName) {
  static final String PHONE_SLOT = "VisitorPhoneNumber";
  static final String LAST_NAME_SLOT = "VisitorLastName";

  /** The form that asks whether to delete. */
  Form toDelete() {
    return build(Sentence.DELETION_CONFIRM, Sentence.DELETION_EXPLAIN_CONFIRM);
  }

  /** The form that asks whether to call, for only a call to the number proves it. */
  Form toCall() {
    return build(Sentence.DELETION_CONFIRM_CALL, Sentence.DELETION_EXPLAIN_CONFIRM_CALL);
  }

  private Form build(Sentence question, Sentence helpText) {
    return new Form(
        List.of(phoneField(), lastNameField()),
        content.say(question, values()),
        content.say(helpText),
        content.say(Sentence.DELETION_DENIED),
        content.say(Sentence.DELETION_GIVE_UP));
  }

  private Map<String, String> values() {
    return Map.of(
        "number", phone.validValue().map(PhoneNumber::internationalFormat).orElse(""),
        "name", lastName.validValue().orElse(""));
  }

  private Field phoneField() {
    return new Field(
        PHONE_SLOT,
        phone,
        content.say(Sentence.DELETION_ASK_NUMBER_AGAIN),
        content.say(Sentence.DELETION_EXPLAIN_NUMBER));
  }

  private Field lastNameField() {
    return new Field(
        LAST_NAME_SLOT,
        lastName,
        content.say(Sentence.DELETION_ASK_LAST_NAME_AGAIN),
        content.say(Sentence.DELETION_EXPLAIN_LAST_NAME));
  }
}
