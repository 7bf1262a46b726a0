package com.atlasengine.core.fake;

import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.port.SecretsContract;

class FakeSecretsTest extends SecretsContract {
  private final FakeSecrets secrets = new FakeSecrets();

  @Override
  protected Secrets secrets() {
    return secrets;
  }

  @Override
  protected void put(String id, String value) {
    secrets.put(id, value);
  }

  @Override
  protected void takeDown() {
    secrets.faults().failAsIfDown();
  }
}
