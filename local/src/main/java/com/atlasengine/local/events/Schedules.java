package com.atlasengine.local.events;

import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The rules that fire by time. */
public final class Schedules {
  private final Map<String, Template.Rule> rules = new TreeMap<>();
  private final Consumer<Template.Rule> fire;
  private final Clock clock;
  private final Scheduler scheduler;

  /**
   * @throws IllegalArgumentException for a schedule that EventBridge would refuse
   */
  Schedules(
      Collection<Template.Rule> all,
      Consumer<Template.Rule> fire,
      Clock clock,
      Scheduler scheduler) {
    this.fire = fire;
    this.clock = clock;
    this.scheduler = scheduler;
    all.forEach(
        rule -> rule.schedule().map(Schedule::parse).ifPresent(s -> rules.put(rule.name(), rule)));
  }

  /** Starts them; a rate fires first after one interval. */
  public void start() {
    rules.values().forEach(this::scheduleNext);
  }

  private void scheduleNext(Template.Rule rule) {
    Instant now = clock.instant();
    rule.schedule()
        .flatMap(expression -> Schedule.parse(expression).nextAfter(now))
        .ifPresent(
            time ->
                scheduler.schedule(
                    Duration.between(now, time),
                    () -> {
                      scheduleNext(rule);
                      fire.accept(rule);
                    }));
  }

  /** The names of the rules, sorted. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }

  /** Fires a rule now; its own times stay as they are. False when no schedule has this name. */
  public boolean fireNow(String name) {
    Optional<Template.Rule> rule = Optional.ofNullable(rules.get(name));
    rule.ifPresent(fire);
    return rule.isPresent();
  }
}
