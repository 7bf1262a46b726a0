package com.atlasengine.core.fake;

import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.port.TelephonyContract;
import java.util.List;

class FakeTelephonyTest extends TelephonyContract {
  private final FakeTelephony telephony = new FakeTelephony();

  @Override
  protected Telephony telephony() {
    return telephony;
  }

  @Override
  protected List<PlacedCall> placedCalls() {
    return telephony.calls().stream()
        .map(c -> new PlacedCall(c.to().e164(), c.attributes()))
        .toList();
  }

  @Override
  protected void refuseAll(String error) {
    telephony.refuseAll(error);
  }

  @Override
  protected void takeDown() {
    telephony.faults().failAsIfDown();
  }
}
