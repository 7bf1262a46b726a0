package com.atlasengine.local.soak;

import java.time.Duration;

/** How long a turn may take, by the defaults of the template's parameters. */
enum Budget {
  /** {@code ChatDeadlineMillis}. */
  CHAT(Duration.ofMillis(1_500)),
  /** {@code PhoneDeadlineMillis}. */
  PHONE(Duration.ofMillis(900)),
  /** {@code EffectDeadlineMillis}: the answer says whether something was done. */
  EFFECT(Duration.ofSeconds(4));

  private final Duration time;

  Budget(Duration time) {
    this.time = time;
  }

  Duration time() {
    return time;
  }
}
