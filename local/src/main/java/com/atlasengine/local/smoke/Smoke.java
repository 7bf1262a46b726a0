package com.atlasengine.local.smoke;

import com.atlasengine.local.content.ContentFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Talks to a deployed bot as a visitor does, and says what is wrong and where the time goes. */
public final class Smoke {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** CloudWatch's clock may be ahead or behind. */
  private static final Duration CLOCK_MARGIN = Duration.ofSeconds(10);

  private final Clients clients;
  private final Deployment deployment;
  private final Phrases phrases;
  private final Options options;
  private final Consumer<String> tell;
  private final List<Turn> turns = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private boolean sessionsLeft;

  /**
   * How to talk.
   *
   * @param rounds how often the questions are asked
   * @param pace the least time between two turns: X-Ray keeps one trace a second
   * @param telemetryLimit how long to wait for logs and traces to arrive
   */
  public record Options(int rounds, Duration pace, Duration telemetryLimit) {}

  /**
   * A call to place.
   *
   * @param name of the Lead
   * @param phone the caller's own number, E.164
   * @param limit how long the call may take, its summary included
   */
  public record Call(String name, String phone, Duration limit) {}

  /**
   * @param content of the locale that is spoken
   * @param tell gets lines while it goes on
   */
  public Smoke(
      Clients clients,
      Deployment deployment,
      ContentFile content,
      Options options,
      Consumer<String> tell) {
    this.clients = clients;
    this.deployment = deployment;
    this.phrases = new Phrases(content);
    this.options = options;
    this.tell = tell;
  }

  /**
   * Talks to the bot.
   *
   * @param call empty to start no call
   * @throws SmokeException when the bot cannot be talked to
   */
  public Report run(Optional<Call> call) throws InterruptedException {
    call.ifPresent(each -> deployment.noCalls().ifPresent(Smoke::refuseCall));
    Instant begun = Instant.now();
    Script script = new Script(phrases, begun);
    for (List<Step> steps : script.conversations(options.rounds())) {
      play(steps);
    }
    Optional<Journey.Result> journey =
        call.isPresent() ? Optional.of(place(script, call.get())) : Optional.empty();
    return report(begun, journey);
  }

  private Report report(Instant begun, Optional<Journey.Result> journey)
      throws InterruptedException {
    Observations observations = new Observations(clients, deployment);
    List<Split> splits = awaitSplits(observations, begun);
    turns.forEach(turn -> turn.problem().ifPresent(each -> problems.add(quote(turn) + each)));
    new ModelCheck(phrases).findProblem(turns, splits).ifPresent(problems::add);
    if (sessionsLeft) {
      left.add("the sessions end by themselves in minutes, as lex:DeleteSession is not allowed");
    }
    return new Report(
        new Report.Head(deployment, phrases.content().locale(), options.rounds(), begun),
        turns,
        splits,
        observations.refused(),
        journey,
        problems,
        left);
  }

  private static void refuseCall(String reason) {
    throw new SmokeException("this stack places no calls: " + reason);
  }

  private static String quote(Turn turn) {
    return "“" + turn.step().text() + "” ";
  }

  private void play(List<Step> steps) throws InterruptedException {
    Visit visit = newVisit();
    try {
      turns.addAll(visit.play(steps));
    } finally {
      sessionsLeft |= !visit.end();
    }
  }

  private Visit newVisit() {
    return new Visit(clients.lex(), deployment, phrases.content().locale(), options.pace());
  }

  /** The turns of a call are not part of the table, for they hold a name and a number. */
  private Journey.Result place(Script script, Call call) throws InterruptedException {
    Visit visit = newVisit();
    List<Step> steps = script.call(call.name(), call.phone());
    List<Turn> played = visit.play(steps);
    sessionsLeft |= !visit.end();
    Turn last = played.getLast();
    if (played.size() < steps.size() || last.problem().isPresent()) {
      String problem = last.problem().orElse("the bot asked on");
      problems.add(
          "no call is promised: turn %d of %d: %s".formatted(played.size(), steps.size(), problem));
      return Journey.Result.NONE;
    }
    tell.accept("The bot promises a call. Pick up, talk, and hang up.");
    Journey.Result result =
        new Journey(
                clients.dynamo(), deployment.interactionsTable(), call.phone(), last.sent(), tell)
            .follow(call.limit());
    result.missing().ifPresent(each -> problems.add("not in time: " + each));
    left.add(leftBehind(result));
    return result;
  }

  private static String leftBehind(Journey.Result result) {
    return "your number's interaction%s: say “delete my info” to the bot, or see docs/operations.md#erasing-a-person-by-hand"
        .formatted(result.leadId().map(id -> " and the Lead " + id).orElse(""));
  }

  /** Logs and traces arrive seconds after what they tell of. */
  private List<Split> awaitSplits(Observations observations, Instant begun)
      throws InterruptedException {
    Instant ended = Instant.now();
    Instant limit = ended.plus(options.telemetryLimit());
    while (true) {
      List<Split> splits = splits(observations, begun, ended);
      boolean all = splits.stream().allMatch(Split::isWhole);
      if (all || Instant.now().isAfter(limit) || isRefused(observations.refused())) {
        return splits;
      }
      Thread.sleep(POLL_INTERVAL);
    }
  }

  private List<Split> splits(Observations observations, Instant begun, Instant ended) {
    return new Splitter(
            turns, observations.read(begun.minus(CLOCK_MARGIN), ended.plus(CLOCK_MARGIN)))
        .splits();
  }

  /** Neither the logs nor the traces can be read. */
  private static boolean isRefused(Set<String> refused) {
    return refused.size() > 1;
  }
}
