package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.text.Cut;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Interactions in the table that {@code INTERACTIONS_DYNAMODB_TABLE} names. */
public final class DynamoInteractions implements Interactions {
  private static final String SEGMENT = "interactions";
  private static final String EXISTS = "attribute_exists(PK)";
  private static final int SCENARIO_LIMIT = 30_000;

  private final Dynamo dynamo;
  private final String table;
  private final InteractionOpening opening;

  /**
   * Interactions in one table.
   *
   * @param clock for when the claims of workflow executions may be forgotten
   */
  public DynamoInteractions(Dynamo dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.opening = new InteractionOpening(dynamo, table, clock);
  }

  @Override
  public Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    Map<String, AttributeValue> item =
        dynamo.call(
            SEGMENT,
            deadline,
            (client, limit) ->
                client
                    .getItem(
                        r ->
                            r.tableName(table)
                                .key(primary(key))
                                .consistentRead(true)
                                .overrideConfiguration(limit))
                    .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(InteractionItem.read(key, item));
  }

  @Override
  public List<Interaction> ofNumber(PhoneNumber phone, Deadline deadline) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
            .expressionAttributeValues(
                Map.of(":pk", text("LEAD#" + phone.e164()), ":sk", text("INTERACTION#")))
            .consistentRead(true)
            .build();
    return Queries.all(dynamo, SEGMENT, request, deadline).stream()
        .flatMap(item -> InteractionItem.read(item).stream())
        .toList();
  }

  @Override
  public InteractionKey open(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Deadline deadline) {
    return opening.open(execution, key, InteractionItem.of(key, name, initialTranscript), deadline);
  }

  @Override
  public Interaction attachLead(InteractionKey key, LeadId lead, Deadline deadline) {
    return set(key, InteractionItem.LEAD_ID, lead.value(), ReturnValue.ALL_NEW, deadline);
  }

  @Override
  public void storeScenario(InteractionKey key, String scenario, Deadline deadline) {
    set(
        key,
        InteractionItem.SCENARIO,
        Cut.to(SCENARIO_LIMIT, scenario),
        ReturnValue.NONE,
        deadline);
  }

  @Override
  public void storeContact(InteractionKey key, ContactId contact, Deadline deadline) {
    set(key, InteractionItem.CONTACT_ID, contact.value(), ReturnValue.NONE, deadline);
  }

  @Override
  public Interaction storeSummary(InteractionKey key, String summary, Deadline deadline) {
    return set(key, InteractionItem.SUMMARY, summary, ReturnValue.ALL_NEW, deadline);
  }

  @Override
  public void appendTurn(InteractionKey key, String turn, List<String> lines, Deadline deadline) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(primary(key))
            .conditionExpression(EXISTS + " AND NOT contains(TurnIds, :turn)")
            .updateExpression(
                "SET FullTranscript = list_append(if_not_exists(FullTranscript, :none), :lines)"
                    + " ADD TurnIds :turns")
            .expressionAttributeValues(
                Map.of(
                    ":turn", text(turn),
                    ":turns", AttributeValue.fromSs(List.of(turn)),
                    ":none", Attributes.texts(List.of()),
                    ":lines", Attributes.texts(lines)))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    dynamo.call(
        SEGMENT,
        deadline,
        (client, limit) -> {
          try {
            client.updateItem(request.overrideConfiguration(limit).build());
          } catch (ConditionalCheckFailedException e) {
            if (!e.hasItem()) {
              throw gone();
            }
          }
          return true;
        });
  }

  @Override
  public void delete(InteractionKey key, Deadline deadline) {
    dynamo.call(
        SEGMENT,
        deadline,
        (client, limit) ->
            client.deleteItem(
                r -> r.tableName(table).key(primary(key)).overrideConfiguration(limit)));
  }

  private Interaction set(
      InteractionKey key, String attribute, String value, ReturnValue back, Deadline deadline) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(primary(key))
            .conditionExpression(EXISTS)
            .updateExpression("SET " + attribute + " = :value")
            .expressionAttributeValues(Map.of(":value", text(value)))
            .returnValues(back);
    return dynamo.call(
        SEGMENT,
        deadline,
        (client, limit) -> {
          try {
            return InteractionItem.read(
                key, client.updateItem(request.overrideConfiguration(limit).build()).attributes());
          } catch (ConditionalCheckFailedException e) {
            throw gone();
          }
        });
  }

  private static PermanentFailure gone() {
    return new PermanentFailure("Interaction is gone");
  }

  private static Map<String, AttributeValue> primary(InteractionKey key) {
    return Attributes.key(key.partitionKey(), key.sortKey());
  }
}
