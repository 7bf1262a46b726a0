package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads interactions: one by its key, one by its phone call, and all of a number. */
record InteractionQueries(Table table) {
  private static final String CONTACT_INDEX = "ContactId-index";

  Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    Map<String, AttributeValue> item =
        table.get(
            r -> r.key(Attributes.key(key.partitionKey(), key.sortKey())).consistentRead(true),
            deadline);
    return item.isEmpty() ? Optional.empty() : Optional.of(InteractionItem.read(key, item));
  }

  /** The index holds keys only, and is some time behind the table. */
  Optional<Interaction> findByContact(ContactId contact, Deadline deadline) {
    return table
        .query(
            r ->
                r.indexName(CONTACT_INDEX)
                    .keyConditionExpression("ContactId = :contact")
                    .expressionAttributeValues(Map.of(":contact", text(contact.value()))),
            deadline)
        .stream()
        .flatMap(item -> InteractionItem.readKey(item).stream())
        .findFirst()
        .flatMap(key -> find(key, deadline));
  }

  List<Interaction> findByNumber(PhoneNumber phone, Deadline deadline) {
    Map<String, AttributeValue> prefix =
        Map.of(":pk", text("LEAD#" + phone.e164()), ":sk", text("INTERACTION#"));
    return table
        .query(
            r ->
                r.keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                    .expressionAttributeValues(prefix)
                    .consistentRead(true),
            deadline)
        .stream()
        .flatMap(item -> InteractionItem.read(item).stream())
        .toList();
  }
}
