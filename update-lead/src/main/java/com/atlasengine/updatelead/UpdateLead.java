package com.atlasengine.updatelead;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.lead.CallLog;
import com.atlasengine.core.lead.Leads;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.Wishes;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Crm.LogResult;
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
 * Reports to the sales team how a call went, or why there was none. It stores the report in the
 * interaction first, so that a retry does not generate it again and a pending Lead gets it later.
 */
final class UpdateLead implements UseCase<Request, Result> {
  /** Kept for what follows the model: DynamoDB, a Salesforce login, the Lead and its Activity. */
  private static final Duration WRITE_RESERVE = Duration.ofSeconds(8);

  /** Kept for the write that makes the Lead pending when Salesforce takes all the time it has. */
  private static final Duration BACKLOG_RESERVE = Duration.ofSeconds(2);

  /** The workflow's fourth run: half a minute after the first one, an outage is no hiccup. */
  private static final int LAST_ATTEMPT = 3;

  private static final PersonName UNKNOWN = new PersonName("", PersonName.UNKNOWN_LAST_NAME);
  private static final Logger LOG = LoggerFactory.getLogger(UpdateLead.class);

  private final Interactions interactions;
  private final CallLookup calls;
  private final Backlog backlog;
  private final Crm crm;
  private final NumberKey numberKey;
  private final CallLog callLog;
  private final Content sales;
  private final SalesTexts texts;
  private final CallSummary summary;
  private final Duration retryAfter;
  private final Clock clock;

  /**
   * @param contents what the bot says and knows; the sales team's locale among them
   * @param retryAfter after how long a call that nobody answered is repeated; zero for never
   */
  UpdateLead(
      Contents contents,
      Interactions interactions,
      Backlog backlog,
      Claims claims,
      Crm crm,
      SecondPerson secondPerson,
      Duration retryAfter,
      NumberKey numberKey,
      TextModel model,
      Clock clock) {
    this.interactions = interactions;
    this.calls = new CallLookup(interactions);
    this.backlog = backlog;
    this.crm = crm;
    this.numberKey = numberKey;
    this.callLog =
        new CallLog(
            crm, new Leads(crm, claims, secondPerson, numberKey), interactions, backlog, claims);
    this.sales = contents.sales();
    this.texts = new SalesTexts(contents);
    this.summary = new CallSummary(model, sales);
    this.retryAfter = retryAfter;
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when DynamoDB is slow or down, or Salesforce or the model at first
   * @throws PermanentFailure when the request is malformed, or Salesforce refuses an old one
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    return switch (request) {
      case Request.AwaitEnd(var call, var token) -> {
        calls.storeToken(call, token, invocation.deadline());
        yield result(Result.Status.WAITING, "");
      }
      case Request.CallEnded ended -> handleCallEnded(ended, invocation);
      case Request.NotCalled notCalled -> handleNotCalled(notCalled, invocation);
      case Request.Summary(var lead, var text) -> logText(lead, text, invocation.deadline());
    };
  }

  @Override
  public List<Renewal> renewals() {
    return List.of(new Renewal("Salesforce", crm::warm), new Renewal("secret", numberKey::renew));
  }

  private Result handleCallEnded(Request.CallEnded request, Invocation invocation) {
    Deadline deadline = invocation.deadline();
    boolean isLast = request.attempt().orElse(LAST_ATTEMPT) >= LAST_ATTEMPT;
    Optional<Interaction> item = calls.find(request.call(), isLast, deadline);
    if (item.isEmpty()) {
      return result(Result.Status.ERASED, "");
    }
    Interaction reported =
        item.get().report().isPresent()
            ? item.get()
            : interactions.storeReport(
                item.get().key(), describeCall(request, item.get(), deadline), deadline);
    Result logged = log(reported, request.lead(), isLast, invocation);
    return new Result(
        logged.status(), logged.leadId(), logged.updatedAt(), secondsToRetry(reported));
  }

  /** The second call has an interaction of its own, which agrees to no third. */
  private long secondsToRetry(Interaction item) {
    boolean unanswered =
        item.report()
            .filter(report -> report.outcome().equals(CallOutcome.Kind.NO_ANSWER.label(sales)))
            .isPresent();
    boolean agreed = item.wishes().consent().filter(Consent::secondCall).isPresent();
    return unanswered && agreed && !item.wishes().doNotCall() ? retryAfter.toSeconds() : 0;
  }

  private CallReport describeCall(Request.CallEnded request, Interaction item, Deadline deadline) {
    CallOutcome outcome = CallOutcome.of(request.contact(), item);
    LOG.info("Call ended: {}", outcome.kind());
    Deadline modelDeadline = deadline.minus(WRITE_RESERVE);
    return new CallReport(
        outcome.kind().label(sales),
        outcome.duration(),
        request.contact().flatMap(Contact::endedAt).orElseGet(clock::instant),
        texts.describe(outcome)
            + "\n\n"
            + summary.summarize(outcome.kind(), item.transcript(), request.attempt(), modelDeadline)
            + texts.countUnanswered(item.transcript())
            + texts.describe(item.wishes()));
  }

  private Result handleNotCalled(Request.NotCalled request, Invocation invocation) {
    return request
        .reason()
        .flatMap(reason -> storeNoCall(request.key(), reason, invocation.deadline()))
        .map(item -> log(item, request.lead(), true, invocation))
        .orElseGet(
            () -> result(Result.Status.UNCHANGED, request.lead().map(LeadId::value).orElse("")));
  }

  /** The item as it then is; empty when there is nothing to tell. */
  private Optional<Interaction> storeNoCall(
      InteractionKey key, DeclineReason reason, Deadline deadline) {
    if (reason == DeclineReason.NUMBER_SUPPRESSED) {
      interactions.markDoNotCall(key, deadline);
    }
    return texts
        .describe(reason)
        .map(text -> storeReport(key, text, reason == DeclineReason.NOT_PLACED_IN_TIME, deadline));
  }

  private Interaction storeReport(
      InteractionKey key, String reason, boolean toCall, Deadline deadline) {
    Wishes wishes = interactions.find(key, deadline).map(Interaction::wishes).orElse(Wishes.NONE);
    CallReport report =
        new CallReport(
            sales.say(Sentence.SALES_DECLINED),
            Optional.empty(),
            clock.instant(),
            reason + texts.describe(wishes),
            toCall);
    return interactions.storeReport(key, report, deadline);
  }

  /**
   * The Lead is made while the phone rings, so the item's own Lead id wins. A call may end before
   * there is a Lead; pending work then logs it, as it does when making the Lead has failed.
   */
  private Result log(
      Interaction item, Optional<LeadId> knownLead, boolean isLast, Invocation invocation) {
    if (item.lead().isEmpty() && knownLead.isEmpty()) {
      return makePending(item, "It has no Lead yet", invocation.deadline());
    }
    Deadline share = invocation.deadline().minus(BACKLOG_RESERVE);
    try {
      Interaction withLead =
          item.lead().isPresent()
              ? item
              : interactions.attachLead(item.key(), knownLead.orElseThrow(), share);
      LeadId lead = callLog.log(withLead, invocation.requestId(), share);
      return result(Result.Status.UPDATED, lead.value());
    } catch (TransientFailure e) {
      if (!isLast) {
        throw e;
      }
      return makePending(item, String.valueOf(e.getMessage()), invocation.deadline());
    } catch (PermanentFailure e) {
      return makePending(item, String.valueOf(e.getMessage()), invocation.deadline());
    }
  }

  private Result makePending(Interaction item, String reason, Deadline deadline) {
    LOG.warn("The call is not logged yet; it is pending: {}", reason);
    PendingWork.Lead work = new PendingWork.Lead(item.key(), item.name().orElse(UNKNOWN));
    backlog.add(work, reason, deadline);
    return result(Result.Status.PENDING, "");
  }

  /** The old system's request has no interaction: nothing says whose a deleted Lead was. */
  private Result logText(LeadId lead, String text, Deadline deadline) {
    CallReport report =
        new CallReport(
            sales.say(Sentence.SALES_ACTIVITY_TEXT), Optional.empty(), clock.instant(), text);
    CallActivity call = CallActivity.of(lead, report);
    if (crm.findCall(call, deadline).isEmpty()
        && crm.logCall(lead, call, deadline) instanceof LogResult.LeadGone) {
      throw new PermanentFailure("Salesforce: the Lead was deleted");
    }
    return result(Result.Status.UPDATED, lead.value());
  }

  private Result result(Result.Status status, String leadId) {
    return new Result(status, leadId, clock.instant(), 0);
  }
}
