package com.atlasengine.core.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NumberKeyTest {
  private final FakeSecrets secrets = new FakeSecrets();
  private final NumberKey key = new NumberKey(secrets, "number-key");
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(1));

  @Test
  void goesByTheCachedSecret_whenTheStoreIsDown() {
    secrets.put("number-key", "a secret");
    key.renew(deadline);
    secrets.faults().failAsIfDown();

    assertEquals(key.hash(deadline).of(Ada.PHONE), key.hash(deadline).of(Ada.PHONE));
  }

  @Test
  void goesByTheNewSecret_onceItIsRenewed() {
    secrets.put("number-key", "a secret");
    String before = key.hash(deadline).of(Ada.PHONE);
    secrets.put("number-key", "another secret");
    key.renew(deadline);

    assertNotEquals(before, key.hash(deadline).of(Ada.PHONE));
  }

  @Test
  void fails_whenTheSecretCannotBeRead() {
    assertThrows(PermanentFailure.class, () -> key.hash(deadline));
    secrets.put("number-key", " ");
    assertThrows(PermanentFailure.class, () -> key.hash(deadline));
    secrets.faults().failAsIfDown();
    assertThrows(TransientFailure.class, () -> new NumberKey(secrets, "unread").hash(deadline));
  }
}
