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
  protected List<Rung> rung() {
    return telephony.calls().stream().map(c -> new Rung(c.to().e164(), c.attributes())).toList();
  }

  @Override
  protected void refuses(String error) {
    telephony.refuses(error);
  }

  @Override
  protected void down() {
    telephony.faults().down();
  }
}
