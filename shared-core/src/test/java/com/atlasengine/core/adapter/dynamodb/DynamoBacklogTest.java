package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.BacklogContract;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoBacklogTest extends BacklogContract {
  private final String table = DynamoLocal.createTable();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @Override
  protected Backlog backlog(Clock clock) {
    return new DynamoBacklog(DynamoLocal.connect().interactions(table), clock);
  }

  @Override
  protected void addUnreadable() {
    put("LEAD#LEAD#+12065550123#INTERACTION#x", "{\"interaction\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEAD#x | {}",
        "LEAD#x | {'interaction':{'phone':{'value':'Ada'},'startedAt':'x'},'name':null}",
        "CASE#x | []",
        "ERASURE#x | null",
        "FUTURE#x | {'id':'x'}",
        "x | {}"
      })
  void setsAsideAndKeepsWhole_whateverItCannotRead(String sortKey, String work) {
    Backlog backlog = backlog(Clock.systemUTC());
    put(sortKey, work.replace('\'', '"'));

    assertEquals(List.of(), backlog.listOldest(9, deadline));
    assertEquals(1, backlog.setAsideUnreadable(deadline));

    List<Map<String, AttributeValue>> left =
        DynamoLocal.client().scan(r -> r.tableName(table)).items();
    assertEquals(
        List.of(
            Map.of(
                "PK", AttributeValue.fromS("SET-ASIDE"),
                "SK", AttributeValue.fromS(sortKey),
                "Work", AttributeValue.fromS(work.replace('\'', '"')))),
        left);
  }

  @ParameterizedTest
  @CsvSource({
    "LEAD#+12065550123,'',0",
    "LEAD#+12065550123,lovelace,0",
    "LEAD#+12065550123,Byron,1",
    "LEAD#+12065550124,'',1"
  })
  void forgetsWhatIsSetAside_byWhatItHolds(String sortKey, String word, int left) {
    Backlog backlog = backlog(Clock.systemUTC());
    put(sortKey, "{\"lastName\":\"Lovelace\",");
    backlog.setAsideUnreadable(deadline);

    backlog.forgetSetAside(new PhoneNumber("+12065550123"), word, deadline);

    assertEquals(left, DynamoLocal.client().scan(r -> r.tableName(table)).items().size());
  }

  @Test
  void saysWhyItIsPending() {
    Backlog backlog = backlog(Clock.systemUTC());
    PendingWork work =
        new PendingWork.Case(
            "turn-1",
            new NewCase("s", "d", new PhoneNumber("+12065550123"), Optional.empty()),
            Optional.empty());
    backlog.add(work, "Salesforce: 503", deadline);
    assertEquals("Salesforce: 503", reason());

    backlog.moveToEnd(work, "Salesforce: REQUIRED_FIELD_MISSING", deadline);
    assertEquals("Salesforce: REQUIRED_FIELD_MISSING", reason());
  }

  private String reason() {
    return DynamoLocal.client().scan(r -> r.tableName(table)).items().getFirst().entrySet().stream()
        .filter(attribute -> attribute.getKey().equals("Reason"))
        .map(attribute -> attribute.getValue().s())
        .findFirst()
        .orElse("");
  }

  private void put(String sortKey, String work) {
    DynamoLocal.client()
        .putItem(
            r ->
                r.tableName(table)
                    .item(
                        Map.of(
                            "PK", AttributeValue.fromS("PENDING"),
                            "SK", AttributeValue.fromS(sortKey),
                            "Work", AttributeValue.fromS(work))));
  }
}
