package com.atlasengine.core.fake;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModelContract;

class FakeTextModelTest extends TextModelContract {
  private final FakeTextModel model = new FakeTextModel("");

  @Override
  protected TextModel model() {
    return model;
  }

  @Override
  protected void respondWith(String text) {
    model.respondWith(text);
  }

  @Override
  protected void takeDown() {
    model.faults().failAsIfDown();
  }

  @Override
  protected void refuseAll() {
    model.faults().failAlways(new PermanentFailure("refused"));
  }
}
