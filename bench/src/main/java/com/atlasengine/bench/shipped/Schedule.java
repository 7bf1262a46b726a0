package com.atlasengine.bench.shipped;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the template's schedules.
 *
 * @param function the function it runs
 * @param action what its event names
 * @param perMonth how often a month of 30 days
 */
public record Schedule(String function, String action, int perMonth) {
  private static final int EVERY_FIVE_MINUTES = 30 * 24 * 12;

  /** It runs every hour, and writes each answer once a day; the other runs read some 270 items. */
  private static final int ONCE_A_DAY = 30;

  private static final int EVERY_MINUTE = 30 * 24 * 60;

  /** All of them. */
  public static List<Schedule> all() {
    List<Schedule> all = new ArrayList<>();
    for (String module :
        List.of("lex-fulfillment", "create-lead", "generate-scenario", "invoke-call")) {
      all.add(new Schedule("atlas-engine-" + module, "keep-warm", EVERY_FIVE_MINUTES));
    }
    all.add(new Schedule("atlas-engine-update-lead", "keep-warm", EVERY_FIVE_MINUTES));
    all.add(new Schedule("atlas-engine-create-lead", "retry-pending", EVERY_MINUTE));
    all.add(new Schedule("atlas-engine-refresh-responses", "refresh-common", EVERY_FIVE_MINUTES));
    all.add(new Schedule("atlas-engine-refresh-responses", "write-expected", ONCE_A_DAY));
    return List.copyOf(all);
  }
}
