package com.atlasengine.updatelead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the call's outcome and summary to the Lead. It stores them in the interaction first, so
 * that a retry does not generate them again and a pending Lead gets them later.
 */
final class UpdateLead implements UseCase<Request, Result> {
  /** Kept for the writes that follow the model: DynamoDB, a Salesforce login, the Lead. */
  private static final Duration WRITE_RESERVE = Duration.ofSeconds(8);

  private static final Logger LOG = LoggerFactory.getLogger(UpdateLead.class);

  private final Interactions interactions;
  private final Crm crm;
  private final CallSummary summary;
  private final Clock clock;

  UpdateLead(Interactions interactions, Crm crm, TextModel model, Clock clock) {
    this.interactions = interactions;
    this.crm = crm;
    this.summary = new CallSummary(model);
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when DynamoDB or Salesforce is slow or down, or the model at first
   * @throws PermanentFailure when the request is malformed or Salesforce refuses the write
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Deadline deadline = invocation.deadline();
    return switch (request) {
      case Request.CallEnded ended -> handleCallEnded(ended, deadline);
      case Request.NotCalled notCalled -> handleNotCalled(notCalled, deadline);
      case Request.Summary(var lead, var text) -> writeDescription(lead, text, deadline);
    };
  }

  @Override
  public List<Renewal> renewals() {
    return List.of(new Renewal("Salesforce", crm::warm));
  }

  private Result handleCallEnded(Request.CallEnded request, Deadline deadline) {
    Optional<Interaction> item = interactions.find(request.key(), deadline);
    if (item.isEmpty()) {
      return result(Result.Status.ERASED, "");
    }
    Interaction summarized =
        item.get().summary().isPresent()
            ? item.get()
            : storeDescription(
                request.key(), describeCall(request, item.get(), deadline), deadline);
    return updateLead(summarized, request.lead(), deadline);
  }

  private String describeCall(Request.CallEnded request, Interaction item, Deadline deadline) {
    CallOutcome outcome = CallOutcome.of(request.contact(), item);
    LOG.info("Call ended: {}", outcome.kind());
    Deadline modelDeadline = deadline.minus(WRITE_RESERVE);
    return "Call by Atlas: "
        + outcome.toSentence()
        + "\n\n"
        + summary.summarize(item.transcript(), request.attempt(), modelDeadline);
  }

  private Result handleNotCalled(Request.NotCalled request, Deadline deadline) {
    return request
        .reason()
        .flatMap(UpdateLead::explain)
        .map(reason -> "Not called by Atlas: " + reason + ".")
        .map(text -> storeDescription(request.key(), text, deadline))
        .map(item -> updateLead(item, request.lead(), deadline))
        .orElseGet(
            () -> result(Result.Status.UNCHANGED, request.lead().map(LeadId::value).orElse("")));
  }

  /**
   * The reason in the words of the sales team; empty when another call went to this number, which
   * updates the Lead, or when the person was erased.
   */
  private static Optional<String> explain(DeclineReason reason) {
    return switch (reason) {
      case COUNTRY_NOT_ALLOWED -> Optional.of("numbers of this country are not called");
      case NUMBER_NOT_ALLOWED -> Optional.of("this kind of number is not called");
      case QUIET_HOURS -> Optional.of("it was night where the number is");
      case CALLS_ARE_OFF -> Optional.of("this system places no calls");
      case BUDGET_SPENT -> Optional.of("all calls of the day had been placed");
      case REFUSED_BY_CONNECT -> Optional.of("the telephone service refuses the number");
      case DIALLED_RECENTLY, DAILY_LIMIT, PERSON_ERASED -> Optional.empty();
    };
  }

  private Interaction storeDescription(InteractionKey key, String description, Deadline deadline) {
    return interactions.storeSummary(key, description, deadline);
  }

  /** The Lead may have been created after the call request, so the item's Lead id wins. */
  private Result updateLead(Interaction item, Optional<LeadId> knownLead, Deadline deadline) {
    String description = item.summary().orElse("");
    return item.lead()
        .or(() -> knownLead)
        .map(lead -> writeDescription(lead, description, deadline))
        .orElseGet(() -> result(Result.Status.PENDING, ""));
  }

  private Result writeDescription(LeadId lead, String description, Deadline deadline) {
    crm.writeLeadDescription(lead, description, deadline);
    return result(Result.Status.UPDATED, lead.value());
  }

  private Result result(Result.Status status, String leadId) {
    return new Result(status, leadId, clock.instant());
  }
}
