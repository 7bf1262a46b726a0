package com.atlasengine.core.fake;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.InteractionsContract;

class FakeInteractionsTest extends InteractionsContract {
  @Override
  protected Interactions interactions() {
    return new FakeInteractions();
  }
}
