package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Suppressed numbers beside the interactions, in the same table: {@code PK=SUPPRESSED#<hash>},
 * {@code SK=SUPPRESSED}, in {@code Since} when. They hold a hash of the number and never expire.
 */
public final class DynamoSuppressions implements Suppressions {
  private static final String SUPPRESSED = "SUPPRESSED";

  private final Table table;
  private final NumberKey numberKey;
  private final Clock clock;

  public DynamoSuppressions(Table table, NumberKey numberKey, Clock clock) {
    this.table = table;
    this.numberKey = numberKey;
    this.clock = clock;
  }

  @Override
  public boolean contains(PhoneNumber phone, Deadline deadline) {
    Map<String, AttributeValue> key = key(phone, deadline);
    return !table.get(r -> r.key(key).consistentRead(true), deadline).isEmpty();
  }

  @Override
  public void add(InteractionKey call, Deadline deadline) {
    List<CancellationReason> reasons =
        table.writeAll(List.of(markRequest(call), putRequest(call.phone(), deadline)), deadline);
    if (reasons.stream().anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
      throw new PermanentFailure("The interaction does not exist");
    }
    if (!reasons.isEmpty()) {
      throw new TransientFailure("DynamoDB: another write is changing the interaction");
    }
  }

  private TransactWriteItem markRequest(InteractionKey call) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table.name())
                    .key(Attributes.key(call.partitionKey(), call.sortKey()))
                    .updateExpression("SET DoNotCall = :yes")
                    .conditionExpression("attribute_exists(PK)")
                    .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))))
        .build();
  }

  private TransactWriteItem putRequest(PhoneNumber phone, Deadline deadline) {
    Map<String, AttributeValue> item = new HashMap<>(key(phone, deadline));
    item.put("Since", text(clock.instant().toString()));
    return TransactWriteItem.builder().put(p -> p.tableName(table.name()).item(item)).build();
  }

  private Map<String, AttributeValue> key(PhoneNumber phone, Deadline deadline) {
    return Attributes.key(SUPPRESSED + "#" + numberKey.hash(deadline).of(phone), SUPPRESSED);
  }
}
