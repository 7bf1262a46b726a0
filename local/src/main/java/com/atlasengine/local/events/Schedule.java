package com.atlasengine.local.events;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a scheduled rule fires: AWS's {@code rate(5 minutes)} and {@code cron(0 8 ? * MON *)}. */
interface Schedule {
  /** The next time strictly after this one; empty when there will be none. */
  Optional<Instant> nextAfter(Instant now);

  /**
   * Reads a schedule expression.
   *
   * @throws IllegalArgumentException when it is neither a rate nor a cron expression
   */
  static Schedule parse(String expression) {
    Matcher rate = Rate.PATTERN.matcher(expression);
    if (rate.matches()) {
      return new Rate(Rate.interval(Long.parseLong(rate.group(1)), rate.group(2)));
    }
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return CronTimes.parse(expression.substring("cron(".length(), expression.length() - 1));
    }
    throw new IllegalArgumentException("not a supported schedule (rate or cron): " + expression);
  }

  /** Every so often, counted from now. */
  record Rate(Duration interval) implements Schedule {
    private static final Pattern PATTERN = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private static Duration interval(long count, String unit) {
      return switch (unit) {
        case "minute" -> Duration.ofMinutes(count);
        case "hour" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }

    @Override
    public Optional<Instant> nextAfter(Instant now) {
      return Optional.of(now.plus(interval));
    }
  }

  /** By the calendar, in UTC. */
  record CronTimes(ExecutionTime times) implements Schedule {
    /** AWS's six fields are Quartz's without the seconds. */
    private static CronTimes parse(String fields) {
      CronParser parser =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
      Cron cron = parser.parse("0 " + fields);
      return new CronTimes(ExecutionTime.forCron(cron));
    }

    @Override
    public Optional<Instant> nextAfter(Instant now) {
      return times.nextExecution(now.atZone(ZoneOffset.UTC)).map(time -> time.toInstant());
    }
  }
}
