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
  protected void says(String text) {
    model.says(text);
  }

  @Override
  protected void down() {
    model.faults().down();
  }

  @Override
  protected void refuses() {
    model.faults().always(new PermanentFailure("refused"));
  }
}
