package com.atlasengine.createlead;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.lead.FoundLead;
import com.atlasengine.core.lead.LeadAttachment;
import com.atlasengine.core.lead.Leads;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Visitor;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds or creates the Lead of a visitor who is being called, and stores it in their interaction.
 * If Salesforce is too slow, the Lead becomes pending work.
 */
final class CreateLead implements UseCase<Request, Result> {
  private static final Logger LOG = LoggerFactory.getLogger(CreateLead.class);

  /**
   * Salesforce's share: a secret, a login and two requests on new connections took the old system
   * 2.3 s. The scenario is stored after it; when Salesforce is slower, it gets the Lead later.
   */
  static final Duration SALESFORCE_TIME = Duration.ofSeconds(3);

  private final Interactions interactions;
  private final Backlog backlog;
  private final Crm crm;
  private final NumberKey numberKey;
  private final Leads leads;
  private final LeadAttachment attachment;
  private final PendingRetry retry;
  private final Clock clock;

  CreateLead(
      Interactions interactions,
      Backlog backlog,
      Claims claims,
      Crm crm,
      LateReplies lateReplies,
      CallRecords callRecords,
      SecondPerson secondPerson,
      NumberKey numberKey,
      Telemetry telemetry,
      Clock clock) {
    this.interactions = interactions;
    this.backlog = backlog;
    this.crm = crm;
    this.numberKey = numberKey;
    this.leads = new Leads(crm, claims, secondPerson, numberKey);
    this.attachment = new LeadAttachment(interactions, backlog);
    this.retry =
        new PendingRetry(
            backlog,
            interactions,
            claims,
            crm,
            lateReplies,
            callRecords,
            leads,
            numberKey,
            telemetry);
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when the interactions table is slow or down
   * @throws PermanentFailure when the request is malformed, or the interaction was erased meanwhile
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    return switch (request) {
      case Request.Engage engage -> engage(engage, invocation);
      case Request.OpenDeletionCall call -> openDeletionCall(call, invocation.deadline());
      case Request.RetryPending ignored -> retry.run(invocation);
      case Request.CountPending ignored -> retry.countPending(invocation);
    };
  }

  @Override
  public List<Renewal> renewals() {
    return List.of(new Renewal("Salesforce", crm::warm), new Renewal("secret", numberKey::renew));
  }

  private Result engage(Request.Engage request, Invocation invocation) {
    Visitor visitor = request.visitor();
    LeadAttempt lead = findOrCreateLead(visitor.name(), visitor.phone(), invocation);
    InteractionKey key = openInteraction(request, visitor, invocation);
    return attachLead(key, visitor.name(), lead, invocation.deadline());
  }

  /** Salesforce hears nothing of it: whoever is called may never have been a visitor. */
  private Result openDeletionCall(Request.OpenDeletionCall call, Deadline deadline) {
    InteractionKey key =
        interactions.openDeletionCall(
            call.execution(),
            InteractionKey.startingAt(call.phone(), clock.instant()),
            call.lastName(),
            deadline);
    return new Result.Opened("", key.partitionKey(), key.sortKey());
  }

  /** The dial has opened it, as a rule; this is why the Lead comes first. */
  private InteractionKey openInteraction(
      Request.Engage request, Visitor visitor, Invocation invocation) {
    return interactions.open(
        request.execution().orElse(invocation.requestId()),
        InteractionKey.startingAt(visitor.phone(), clock.instant()),
        visitor.name(),
        request.initialTranscript().orElse(""),
        request.consent(),
        invocation.deadline());
  }

  private LeadAttempt findOrCreateLead(PersonName name, PhoneNumber phone, Invocation invocation) {
    Deadline share = invocation.deadline().atMost(SALESFORCE_TIME);
    try {
      return new LeadAttempt.Taken(leads.findOrCreate(name, phone, invocation.requestId(), share));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Salesforce did not take the Lead; it is pending: {}", e.getMessage());
      return new LeadAttempt.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Result attachLead(
      InteractionKey key, PersonName name, LeadAttempt attempt, Deadline deadline) {
    return switch (attempt) {
      case LeadAttempt.Taken(var lead) -> {
        attachment.attach(key, name, lead, deadline);
        yield new Result.Opened(lead.id().value(), key.partitionKey(), key.sortKey());
      }
      case LeadAttempt.Refused(var reason) -> {
        backlog.add(new PendingWork.Lead(key, name), reason, deadline);
        yield new Result.Opened("", key.partitionKey(), key.sortKey());
      }
    };
  }

  /** What Salesforce made of the Lead. */
  private sealed interface LeadAttempt {
    /** It has it. */
    record Taken(FoundLead lead) implements LeadAttempt {}

    /** It did not take it, at least not in time. */
    record Refused(String reason) implements LeadAttempt {}
  }
}
