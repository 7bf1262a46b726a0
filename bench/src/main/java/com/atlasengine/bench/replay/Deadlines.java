package com.atlasengine.bench.replay;

import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.TurnKind;
import java.time.Duration;

/**
 * When answers are due.
 *
 * @param effect for turns that do something
 */
public record Deadlines(Duration chat, Duration phone, Duration effect) {
  /** As the template has them when nobody says otherwise. */
  public static final Deadlines DEFAULTS =
      new Deadlines(Duration.ofMillis(1_500), Duration.ofMillis(900), Duration.ofSeconds(4));

  /** When a turn is due. */
  public Duration of(TurnKind kind, Channel channel) {
    if (kind.hasEffect()) {
      return effect;
    }
    return switch (channel) {
      case CHAT -> chat;
      case PHONE -> phone;
    };
  }
}
