package com.atlasengine.invokecall;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Reservations;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workflow's telephone step: it prepares, places the call, and stores the scenario for it. */
final class InvokeCall implements UseCase<Request, Result> {
  private static final Logger LOG = LoggerFactory.getLogger(InvokeCall.class);

  /** Longer than any chat waits for a call. */
  private static final Duration MARK_RETENTION = Duration.ofHours(2);

  private final Contents contents;
  private final Interactions interactions;
  private final NumberKey numberKey;
  private final Telephony telephony;
  private final NumberClaims numbers;
  private final Claims claims;
  private final Dialler dialler;
  private final PlaceCall placeCall;
  private final EngageVisitor engageVisitor;
  private final RepeatCall repeatCall;

  InvokeCall(
      Config config,
      Interactions interactions,
      CallOpenings openings,
      Claims claims,
      Reservations reservations,
      Suppressions suppressions,
      NumberKey numberKey,
      Telephony telephony,
      Telemetry telemetry,
      Clock clock) {
    this.contents = config.contents();
    this.interactions = interactions;
    this.numberKey = numberKey;
    this.telephony = telephony;
    this.numbers = new NumberClaims(claims, numberKey);
    DialLimits limits = new DialLimits(reservations, numberKey, config.budgets(), clock);
    this.claims = claims;
    this.dialler =
        new Dialler(
            new ContactWords(config.contents(), config.leavesVoicemailMessage()),
            interactions,
            telephony,
            limits,
            telemetry);
    this.placeCall =
        new PlaceCall(config, interactions, suppressions, numbers, limits, dialler, clock);
    this.engageVisitor =
        new EngageVisitor(
            openings, interactions, suppressions, numbers, limits, placeCall, dialler, clock);
    this.repeatCall = new RepeatCall(interactions, placeCall, clock);
  }

  /**
   * @throws TransientFailure when another try may ring the phone; it never rings twice
   * @throws PermanentFailure when no try will; a mere refusal is a result instead
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    return switch (request) {
      case Request.Prepare prepare -> prepare(prepare, invocation.deadline());
      case Request.Engage engage -> engage(engage, invocation.deadline());
      case Request.Place place -> requireRecord(placeCall.place(place, invocation.deadline()));
      case Request.Ask ask -> askWhetherToDelete(ask, invocation.deadline());
      case Request.Repeat again -> requireRecord(repeatCall.repeat(again, invocation.deadline()));
      case Request.RecordCall(var key, var contact) ->
          recordCall(key, contact, invocation.deadline());
      case Request.StoreScenario written -> storeScenario(written, invocation.deadline());
    };
  }

  @Override
  public List<Renewal> renewals() {
    return List.of(
        new Renewal("Connect", telephony::warm), new Renewal("secret", numberKey::renew));
  }

  private Result engage(Request.Engage request, Deadline deadline) {
    Result.Engaged engaged = engageVisitor.engage(request, deadline);
    engaged.declined().ifPresent(reason -> markNotPlaced(reason, request.execution(), deadline));
    return engaged;
  }

  private Result askWhetherToDelete(Request.Ask request, Deadline deadline) {
    Result.Call call = requireRecord(placeCall.place(request.call(), deadline));
    if (call instanceof Result.Declined(var reason)) {
      markNotPlaced(reason, request.execution(), deadline);
    }
    return call;
  }

  /** The chat in which the call was promised looks for this mark, and says so once. */
  private void markNotPlaced(DeclineReason reason, String execution, Deadline deadline) {
    if (reason == DeclineReason.NOT_PLACED_IN_TIME) {
      Claims.Key mark = new Claims.Key(Claims.Kind.NOT_PLACED, execution);
      Claims.Claim unused = claims.claim(mark, execution, MARK_RETENTION, deadline);
    }
  }

  /** These workflows have nothing that records a call later; a repetition finds it. */
  private static Result.Call requireRecord(Result.Call call) {
    return switch (call) {
      case Result.Dialled dialled -> dialled;
      case Result.Declined declined -> declined;
      case Result.Unrecorded unrecorded ->
          throw new TransientFailure("The call is not recorded yet");
    };
  }

  private Result recordCall(InteractionKey key, ContactId contact, Deadline deadline) {
    Result.Call unused = dialler.recordContact(key, contact, deadline);
    numbers.settle(key, contact, deadline);
    return new Result.Stored(true);
  }

  private Result prepare(Request.Prepare request, Deadline deadline) {
    return Concurrently.runBoth(
        () -> Result.Prepared.of(findRefusal(request.phone(), deadline)),
        () -> tryWarm(deadline),
        (prepared, warm) -> prepared);
  }

  private Optional<DeclineReason> findRefusal(String text, Deadline deadline) {
    PhoneNumber phone;
    try {
      phone = new PhoneNumber(text);
    } catch (IllegalArgumentException e) {
      return Optional.of(DeclineReason.NUMBER_NOT_ALLOWED);
    }
    Optional<DeclineReason> refusal = placeCall.findRefusal(phone);
    return refusal.isPresent() || !numbers.isClaimed(phone, deadline)
        ? refusal
        : Optional.of(DeclineReason.DIALLED_RECENTLY);
  }

  /** The Lead comes second: of a person who was erased meanwhile the contact must name none. */
  private Result storeScenario(Request.StoreScenario request, Deadline deadline) {
    String text =
        request.text().isBlank() ? staticScenario(request.key(), deadline) : request.text();
    interactions.storeScenario(request.key(), text, deadline);
    request
        .lead()
        .ifPresent(
            lead ->
                telephony.addAttributes(
                    lead.contact(), Map.of("leadId", lead.id().value()), deadline));
    return new Result.Stored(true);
  }

  /** What the conversation goes by when no model wrote anything. */
  private String staticScenario(InteractionKey key, Deadline deadline) {
    Optional<Interaction> item = interactions.find(key, deadline);
    Content content =
        contents.of(
            item.flatMap(found -> found.wishes().consent()).flatMap(Consent::locale).orElse(""));
    String name = item.flatMap(Interaction::name).map(PersonName::first).orElse("");
    return content.say(Sentence.CALL_STATIC_SCENARIO, Map.of("name", name));
  }

  /** A failed warm-up makes the call slower but does not prevent it. */
  private boolean tryWarm(Deadline deadline) {
    try {
      telephony.warm(deadline);
      return true;
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not warm up the telephony: {}", e.getMessage());
      return false;
    }
  }
}
