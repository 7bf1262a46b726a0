package com.atlasengine.local.timing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How slow the stand-ins are. Every latency is lognormal: half of the calls take less than the
 * measured middle, about nine in ten stay within the measured range, and a few take much longer.
 *
 * <p>{@code none} answers at once. {@code analysis} is the budget that was measured on the system
 * being replaced. {@code typical} is the lower end of the same measurements: what the same
 * dependencies cost when connections are kept.
 */
public final class LatencyProfile implements Latency {
  /** The names {@link #byName} knows. */
  public static final List<String> NAMES = List.of("none", "typical", "analysis");

  /** Tokens that the calls allowed whose {@code BEDROCK_FAST_TOTAL} was measured. */
  private static final int FAST_TOKENS = 150;

  /** Tokens that the calls allowed whose {@code BEDROCK_STRONG_TOTAL} was measured. */
  private static final int STRONG_TOKENS = 512;

  /** No draw lies further from the middle than this many standard deviations. */
  private static final double MAX_STANDARD_DEVIATIONS = 3;

  private volatile String name;
  private volatile Map<Dependency, Spread> spreads;
  private final Random random;
  private final Sleeper sleeper;

  private LatencyProfile(String name, long seed, Sleeper sleeper) {
    this.name = name;
    this.spreads = spreads(name);
    this.random = new Random(seed);
    this.sleeper = sleeper;
  }

  /**
   * The profile of that name, drawing the same latencies for the same seed.
   *
   * @throws IllegalArgumentException when there is no profile of that name
   */
  public static LatencyProfile byName(String name, long seed) {
    return byName(name, seed, Thread::sleep);
  }

  public static LatencyProfile byName(String name, long seed, Sleeper sleeper) {
    return new LatencyProfile(name, seed, sleeper);
  }

  private static Map<Dependency, Spread> spreads(String name) {
    return switch (name) {
      case "none" -> Map.of();
      case "typical" -> typical();
      case "analysis" -> analysis();
      default ->
          throw new IllegalArgumentException(
              "no latency profile '" + name + "': choose one of " + String.join(", ", NAMES));
    };
  }

  /** The name of the profile. */
  public String name() {
    return name;
  }

  /**
   * Becomes the profile of that name, for all calls from now on.
   *
   * @throws IllegalArgumentException when there is no profile of that name
   */
  public void switchTo(String newName) {
    spreads = spreads(newName);
    name = newName;
  }

  @Override
  public void await(Dependency dependency) throws InterruptedException {
    pause(latency(dependency, draw()));
  }

  /** Waits exactly this long; does nothing for zero. */
  public void pause(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      sleeper.sleep(duration);
    }
  }

  /** How long one call takes this time. */
  Duration sample(Dependency dependency) {
    return latency(dependency, draw());
  }

  /**
   * Draws how fast a model writes one answer; a slow first token goes with a slow last token. The
   * measured totals are for calls with a token limit. A lower limit shortens the total in
   * proportion. A stand-in's answer takes the whole total, however short it is.
   *
   * @param maxTokens the most tokens that the request allows
   * @param answerTokens the tokens of the answer
   */
  public Pace pace(boolean fastModel, int maxTokens, int answerTokens) {
    double z = draw();
    Duration first = latency(first(fastModel), z);
    Duration rest = latency(total(fastModel), z).minus(first);
    int measuredTokens = fastModel ? FAST_TOKENS : STRONG_TOKENS;
    double share = Math.min(maxTokens, measuredTokens) / (double) measuredTokens;
    long perToken = Math.round(rest.toNanos() * share / Math.max(1, answerTokens - 1));
    return new Pace(first, Duration.ofNanos(Math.max(0, perToken)));
  }

  private static Dependency first(boolean fastModel) {
    return fastModel ? Dependency.BEDROCK_FAST_FIRST_TOKEN : Dependency.BEDROCK_STRONG_FIRST_TOKEN;
  }

  private static Dependency total(boolean fastModel) {
    return fastModel ? Dependency.BEDROCK_FAST_TOTAL : Dependency.BEDROCK_STRONG_TOTAL;
  }

  private double draw() {
    return Math.clamp(random.nextGaussian(), -MAX_STANDARD_DEVIATIONS, MAX_STANDARD_DEVIATIONS);
  }

  private Duration latency(Dependency dependency, double z) {
    Spread spread = spreads.get(dependency);
    return spread == null ? Duration.ZERO : spread.latency(z);
  }

  private static Map<Dependency, Spread> analysis() {
    Map<Dependency, Spread> map = new EnumMap<>(Dependency.class);
    map.put(Dependency.SECRET, new Spread(300, 200, 500));
    map.put(Dependency.SALESFORCE_TOKEN, new Spread(350, 200, 500));
    map.put(Dependency.SALESFORCE_CALL, Spread.around(800));
    map.put(Dependency.SALESFORCE_KEPT_CALL, Spread.around(200));
    map.put(Dependency.DYNAMODB_READ, Spread.around(200));
    map.put(Dependency.DYNAMODB_KEPT_READ, Spread.around(50));
    map.put(Dependency.DYNAMODB_WRITE, Spread.around(100));
    map.put(Dependency.BEDROCK_FAST_FIRST_TOKEN, new Spread(400, 300, 500));
    map.put(Dependency.BEDROCK_FAST_TOTAL, new Spread(750, 500, 1000));
    // The first token of the strong model was not measured: a third of its total.
    map.put(Dependency.BEDROCK_STRONG_FIRST_TOKEN, new Spread(1000, 667, 1333));
    map.put(Dependency.BEDROCK_STRONG_TOTAL, new Spread(3000, 2000, 4000));
    map.put(Dependency.CONNECT_DIAL, Spread.around(800));
    map.put(Dependency.STATE_TRANSITION, Spread.around(100));
    return map;
  }

  private static Map<Dependency, Spread> typical() {
    Map<Dependency, Spread> map = analysis();
    map.put(Dependency.SECRET, Spread.around(200));
    map.put(Dependency.SALESFORCE_TOKEN, Spread.around(200));
    map.put(Dependency.SALESFORCE_CALL, Spread.around(200));
    map.put(Dependency.DYNAMODB_READ, Spread.around(50));
    map.put(Dependency.BEDROCK_FAST_FIRST_TOKEN, Spread.around(300));
    map.put(Dependency.BEDROCK_FAST_TOTAL, Spread.around(500));
    map.put(Dependency.BEDROCK_STRONG_FIRST_TOKEN, Spread.around(667));
    map.put(Dependency.BEDROCK_STRONG_TOTAL, Spread.around(2000));
    return map;
  }

  /** Waits; tests replace it to record the durations. */
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /**
   * How a model writes one answer.
   *
   * @param firstToken from the request to the first token
   * @param perToken from each token to the next
   */
  public record Pace(Duration firstToken, Duration perToken) {
    /** From the request to the last of this many tokens. */
    public Duration total(int tokens) {
      return firstToken.plus(perToken.multipliedBy(Math.max(0, tokens - 1)));
    }
  }

  /**
   * A lognormal latency in milliseconds.
   *
   * @param middle half of the calls take less
   * @param low the lower end of the measured range
   * @param high its upper end; the spread puts nine calls in ten into a range this wide
   */
  private record Spread(double middle, double low, double high) {
    /** Standard deviations between the 5th and the 95th of a hundred calls. */
    private static final double STANDARD_DEVIATIONS_OF_90_PERCENT = 3.29;

    /** Where only one number was measured: nine calls in ten within a third of it. */
    static Spread around(double middle) {
      return new Spread(middle, middle / 1.35, middle * 1.35);
    }

    Duration latency(double z) {
      double sigma = Math.log(high / low) / STANDARD_DEVIATIONS_OF_90_PERCENT;
      return Duration.ofNanos(Math.round(middle * Math.exp(sigma * z) * 1e6));
    }
  }
}
