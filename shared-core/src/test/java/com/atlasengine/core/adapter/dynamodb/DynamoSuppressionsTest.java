package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.port.SuppressionsContract;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoSuppressionsTest extends SuppressionsContract {
  private final FakeClock clock = new FakeClock();
  private final FakeSecrets secrets = new FakeSecrets();
  private final String table = DynamoLocal.createTable();
  private final Table rows = DynamoLocal.connect().interactions(table);
  private final Interactions interactions = new DynamoInteractions(rows, clock);
  private final Suppressions suppressions =
      new DynamoSuppressions(rows, new NumberKey(secrets, "number-key"), clock);

  DynamoSuppressionsTest() {
    secrets.put("number-key", "a secret");
  }

  @Override
  protected Suppressions suppressions() {
    return suppressions;
  }

  @Override
  protected Interactions interactions() {
    return interactions;
  }

  @Test
  void keepsAHashAndATime_andNeitherNumberNorEnd() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(20));
    interactions.open("execution-1", Ada.KEY, Ada.NAME, "", deadline);

    suppressions.add(Ada.KEY, deadline);

    var items =
        DynamoLocal.client().scan(r -> r.tableName(table)).items().stream()
            .filter(item -> item.toString().contains("SUPPRESSED"))
            .toList();
    // printf '12:+12065550123' | openssl dgst -sha256 -hmac 'a secret' | cut -c1-32
    assertEquals(
        List.of("SUPPRESSED#2b47bef3576675eef00541822aa115bf"),
        items.stream().flatMap(item -> Attributes.text(item, "PK").stream()).toList());
    assertEquals(Set.of("PK", "SK", "Since"), items.getFirst().keySet());
    assertFalse(items.toString().contains(Ada.PHONE.e164().substring(2)));
  }
}
