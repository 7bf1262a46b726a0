package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Maps an interaction to its item. The attribute names are the old system's. Items that the old
 * system wrote can be read too: its {@code LeadId}, and its {@code FullTranscript} in one text.
 */
final class InteractionItem {
  static final String LEAD_ID = "SalesforceLeadID";
  static final String INITIAL_TRANSCRIPT = "InitialTranscript";
  static final String SCENARIO = "DynamicScenario";
  static final String CONTACT_ID = "ContactId";
  static final String FULL_TRANSCRIPT = "FullTranscript";
  static final String SUMMARY = "CallSummary";
  private static final String LEGACY_LEAD_ID = "LeadId";
  private static final String FIRST_NAME = "FirstName";
  private static final String LAST_NAME = "LastName";
  private static final String TYPE = "InteractionType";
  private static final String CHAT_AND_CALL = "CHAT_AND_CALL";

  private InteractionItem() {}

  /** A new item. */
  static Map<String, AttributeValue> of(
      InteractionKey key, PersonName name, String initialTranscript) {
    return Map.of(
        Attributes.PK,
        text(key.partitionKey()),
        Attributes.SK,
        text(key.sortKey()),
        TYPE,
        text(CHAT_AND_CALL),
        FIRST_NAME,
        text(name.first()),
        LAST_NAME,
        text(name.last()),
        INITIAL_TRANSCRIPT,
        text(initialTranscript));
  }

  /** The interaction that an item holds; empty when its key is not an interaction's. */
  static Optional<Interaction> read(Map<String, AttributeValue> item) {
    return text(item, Attributes.PK)
        .flatMap(pk -> text(item, Attributes.SK).map(sk -> pk + "#" + sk))
        .flatMap(InteractionKey::parse)
        .map(key -> read(key, item));
  }

  /** The interaction that an item of this key holds. */
  static Interaction read(InteractionKey key, Map<String, AttributeValue> item) {
    return new Interaction(
        key,
        text(item, LAST_NAME).map(last -> new PersonName(text(item, FIRST_NAME).orElse(""), last)),
        nonBlank(item, LEAD_ID).or(() -> nonBlank(item, LEGACY_LEAD_ID)).map(LeadId::new),
        text(item, INITIAL_TRANSCRIPT).orElse(""),
        nonBlank(item, SCENARIO),
        nonBlank(item, CONTACT_ID).map(ContactId::new),
        transcript(item.get(FULL_TRANSCRIPT)),
        nonBlank(item, SUMMARY));
  }

  private static Optional<String> nonBlank(Map<String, AttributeValue> item, String name) {
    return text(item, name).filter(value -> !value.isBlank());
  }

  private static List<String> transcript(@Nullable AttributeValue value) {
    if (value == null) {
      return List.of();
    }
    return value.s() == null
        ? value.l().stream().map(AttributeValue::s).toList()
        : value.s().lines().toList();
  }
}
