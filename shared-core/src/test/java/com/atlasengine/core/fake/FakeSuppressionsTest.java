package com.atlasengine.core.fake;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.port.SuppressionsContract;

class FakeSuppressionsTest extends SuppressionsContract {
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeSuppressions suppressions = new FakeSuppressions(interactions);

  @Override
  protected Suppressions suppressions() {
    return suppressions;
  }

  @Override
  protected Interactions interactions() {
    return interactions;
  }
}
