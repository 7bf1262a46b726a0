package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.adapter.dynamodb.Table.Write;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Interactions in the table that {@code INTERACTIONS_DYNAMODB_TABLE} names. */
public final class DynamoInteractions implements Interactions {
  private static final String EXISTS_CONDITION = "attribute_exists(PK)";
  private static final int MAX_SCENARIO_CHARS = 30_000;
  private static final Logger LOG = LoggerFactory.getLogger(DynamoInteractions.class);

  private static final Duration DEFAULT_RETENTION = Duration.ofDays(365);

  /** The call is over within minutes; late events of it find the item. */
  private static final Duration DELETION_CALL_RETENTION = Duration.ofDays(1);

  private final Table table;
  private final InteractionQueries queries;
  private final InteractionOpener opener;
  private final Duration retention;
  private final LongTranscript longTranscript;

  /**
   * @param clock sets when items and claims of workflow executions expire
   * @param retention how long an item is kept after it was opened
   */
  public DynamoInteractions(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.queries = new InteractionQueries(table);
    this.opener = new InteractionOpener(table, clock);
    this.retention = retention;
    this.longTranscript = new LongTranscript(table);
  }

  /** The same with a retention of 365 days; for who reads and changes items, and opens none. */
  public DynamoInteractions(Table table, Clock clock) {
    this(table, clock, DEFAULT_RETENTION);
  }

  @Override
  public Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    return queries.find(key, deadline);
  }

  @Override
  public Optional<Interaction> findByContact(ContactId contact, Deadline deadline) {
    return queries.findByContact(contact, deadline);
  }

  @Override
  public List<Interaction> findByNumber(PhoneNumber phone, Deadline deadline) {
    return queries.findByNumber(phone, deadline);
  }

  @Override
  public InteractionKey open(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Optional<Consent> consent,
      Deadline deadline) {
    return opener.open(
        execution,
        key,
        InteractionItem.of(key, name, initialTranscript, consent),
        retention,
        deadline);
  }

  @Override
  public InteractionKey openDeletionCall(
      String execution, InteractionKey key, String lastName, Deadline deadline) {
    return opener.open(
        execution,
        key,
        InteractionItem.ofDeletionCall(key, new PersonName("", lastName)),
        DELETION_CALL_RETENTION,
        deadline);
  }

  @Override
  public Interaction attachLead(InteractionKey key, LeadId lead, Deadline deadline) {
    return set(
        key, Map.of(InteractionItem.LEAD_ID, text(lead.value())), ReturnValue.ALL_NEW, deadline);
  }

  @Override
  public void storeScenario(InteractionKey key, String scenario, Deadline deadline) {
    String cut = Truncate.toLength(MAX_SCENARIO_CHARS, scenario);
    set(key, Map.of(InteractionItem.SCENARIO, text(cut)), ReturnValue.NONE, deadline);
  }

  @Override
  public void storeContact(InteractionKey key, ContactId contact, Deadline deadline) {
    set(key, Map.of(InteractionItem.CONTACT_ID, text(contact.value())), ReturnValue.NONE, deadline);
  }

  @Override
  public void storeToken(InteractionKey key, String token, Deadline deadline) {
    Map<String, AttributeValue> attributes =
        Map.of(InteractionItem.TOKEN, text(token), InteractionItem.FOLLOW_UP, Attributes.number(1));
    set(key, attributes, ReturnValue.NONE, deadline);
  }

  @Override
  public Interaction storeReport(InteractionKey key, CallReport report, Deadline deadline) {
    return set(key, InteractionItem.attributesOf(report), ReturnValue.ALL_NEW, deadline);
  }

  @Override
  public void markDoNotCall(InteractionKey key, Deadline deadline) {
    AttributeValue yes = AttributeValue.fromBool(true);
    set(key, Map.of(InteractionItem.DO_NOT_CALL, yes), ReturnValue.NONE, deadline);
  }

  @Override
  public void addActivity(InteractionKey key, ActivityId activity, Deadline deadline) {
    add(key, InteractionItem.ACTIVITY_IDS, activity.value(), deadline);
  }

  @Override
  public void addCase(InteractionKey key, CaseId opened, Deadline deadline) {
    add(key, InteractionItem.CASE_IDS, opened.value(), deadline);
  }

  @Override
  public void appendTurn(InteractionKey key, String turn, List<String> lines, Deadline deadline) {
    Write write =
        update(
            key,
            r ->
                r.key(primaryKey(key))
                    .conditionExpression(EXISTS_CONDITION + " AND NOT contains(TurnIds, :turn)")
                    .updateExpression(
                        "SET FullTranscript = list_append(if_not_exists(FullTranscript, :none),"
                            + " :lines) ADD TurnIds :turns")
                    .expressionAttributeValues(
                        Map.of(
                            ":turn", text(turn),
                            ":turns", AttributeValue.fromSs(List.of(turn)),
                            ":none", Attributes.texts(List.of()),
                            ":lines", Attributes.texts(lines)))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD),
            deadline);
    if (write instanceof Write.ConditionFailed(var item) && item.isEmpty()) {
      throw interactionGone();
    }
  }

  @Override
  public void delete(InteractionKey key, Deadline deadline) {
    table.delete(r -> r.key(primaryKey(key)), deadline);
  }

  private Interaction set(
      InteractionKey key,
      Map<String, AttributeValue> attributes,
      ReturnValue returnValue,
      Deadline deadline) {
    String assignments =
        attributes.keySet().stream()
            .map(name -> name + " = :" + name)
            .collect(Collectors.joining(", "));
    Map<String, AttributeValue> values =
        attributes.entrySet().stream()
            .collect(Collectors.toMap(a -> ":" + a.getKey(), Map.Entry::getValue));
    return change(key, "SET " + assignments, values, returnValue, deadline);
  }

  private void add(InteractionKey key, String attribute, String value, Deadline deadline) {
    change(
        key,
        "ADD " + attribute + " :value",
        Map.of(":value", AttributeValue.fromSs(List.of(value))),
        ReturnValue.NONE,
        deadline);
  }

  private Interaction change(
      InteractionKey key,
      String expression,
      Map<String, AttributeValue> values,
      ReturnValue returnValue,
      Deadline deadline) {
    Write write =
        update(
            key,
            r ->
                r.key(primaryKey(key))
                    .conditionExpression(EXISTS_CONDITION)
                    .updateExpression(expression)
                    .expressionAttributeValues(values)
                    .returnValues(returnValue),
            deadline);
    return switch (write) {
      case Write.Done(var item) -> InteractionItem.read(key, item);
      case Write.ConditionFailed failed -> throw interactionGone();
    };
  }

  private Write update(
      InteractionKey key, Consumer<UpdateItemRequest.Builder> request, Deadline deadline) {
    try {
      return table.updateThatGrows(request, deadline);
    } catch (ItemTooLarge e) {
      LOG.warn("An interaction is full; its transcript is shortened");
      longTranscript.shorten(key, deadline);
      return table.update(request, deadline);
    }
  }

  private static PermanentFailure interactionGone() {
    return new PermanentFailure("The interaction does not exist any more");
  }

  private static Map<String, AttributeValue> primaryKey(InteractionKey key) {
    return Attributes.key(key.partitionKey(), key.sortKey());
  }
}
