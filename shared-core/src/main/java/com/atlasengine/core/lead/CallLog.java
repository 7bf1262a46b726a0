package com.atlasengine.core.lead;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Crm.LogResult;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each call once with whoever the visitor is in the CRM now. A Lead's id in the interaction is
 * only where the search begins: people merge, convert and delete Leads while a call goes on.
 */
public final class CallLog {
  /** A create that timed out here can still take effect in Salesforce, within a minute. */
  private static final ClaimPolicy<LoggedCall> POLICY =
      new ClaimPolicy<>(
          Claims.Kind.ACTIVITY,
          Duration.ofMinutes(1),
          AfterTransient.KEEP,
          LoggedCall::encoded,
          LoggedCall::decode);

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
  private static final PersonName UNKNOWN = new PersonName("", PersonName.UNKNOWN_LAST_NAME);

  private final Crm crm;
  private final Leads leads;
  private final Interactions interactions;
  private final LeadAttachment attachment;
  private final Once<LoggedCall> once;

  public CallLog(Crm crm, Leads leads, Interactions interactions, Backlog backlog, Claims claims) {
    this.crm = crm;
    this.leads = leads;
    this.interactions = interactions;
    this.attachment = new LeadAttachment(interactions, backlog);
    this.once = new Once<>(claims, POLICY);
  }

  /**
   * Logs the interaction's call, if it has a report, and stores the Lead's and the Activity's ids
   * in the interaction. An interaction without a Lead gets one.
   *
   * @param owner who asks: different for every run, so that two runs never both create
   * @return the Lead
   * @throws TransientFailure when Salesforce or DynamoDB is slow or down, or another run is logging
   *     the call at this moment
   * @throws PermanentFailure when Salesforce refuses it, or the interaction was erased meanwhile
   */
  public LeadId log(Interaction item, String owner, Deadline deadline) {
    Run run = new Run(owner, deadline);
    Interaction known = item.lead().isPresent() ? item : attachLead(item, run);
    LeadId lead = known.lead().orElseThrow();
    LeadId logged =
        known
            .report()
            .map(report -> logOnce(known, CallActivity.of(known, report), lead, run))
            .orElse(lead);
    if (known.wishes().doNotCall()) {
      markDoNotCall(known.key().phone(), run);
    }
    return logged;
  }

  /** The Activity says it too, so an org that hides the field loses nothing. */
  private void markDoNotCall(PhoneNumber phone, Run run) {
    try {
      crm.markDoNotCall(phone, run.deadline());
    } catch (PermanentFailure e) {
      LOG.warn("Salesforce does not take DoNotCall: {}", e.getMessage());
    }
  }

  /** The item as it is once it has its Lead; it may have got its report meanwhile. */
  private Interaction attachLead(Interaction item, Run run) {
    PersonName name = item.name().orElse(UNKNOWN);
    FoundLead lead = leads.findOrCreate(name, item.key().phone(), run.owner(), run.deadline());
    return attachment.attach(item.key(), name, lead, run.deadline());
  }

  private LeadId logOnce(Interaction item, CallActivity call, LeadId lead, Run run) {
    LoggedCall logged =
        crm.findCall(call, run.deadline())
            .map(activity -> new LoggedCall(activity, lead))
            .orElseGet(() -> claimAndLog(item, call, lead, run));
    interactions.addActivity(item.key(), logged.activity(), run.deadline());
    return logged.lead();
  }

  private LoggedCall claimAndLog(Interaction item, CallActivity call, LeadId lead, Run run) {
    return switch (once.claim(call.mark(), run.owner(), run.deadline())) {
      case ClaimResult.Won<LoggedCall> won -> won.run(() -> logNow(item, call, lead, run));
      case ClaimResult.AlreadyDone<LoggedCall>(var logged, var by) -> logged;
      case ClaimResult.Busy<LoggedCall> busy ->
          throw new TransientFailure("Another run is logging the call");
    };
  }

  /** If the Lead is gone, the person's other Lead or a new one takes its place. */
  private LoggedCall logNow(Interaction item, CallActivity call, LeadId lead, Run run) {
    return switch (crm.logCall(lead, call, run.deadline())) {
      case LogResult.Logged(var activity) -> new LoggedCall(activity, lead);
      case LogResult.LeadGone gone ->
          logOnReplacement(attachLead(item, run).lead().orElseThrow(), call, run);
    };
  }

  private LoggedCall logOnReplacement(LeadId lead, CallActivity call, Run run) {
    return switch (crm.logCall(lead, call, run.deadline())) {
      case LogResult.Logged(var activity) -> new LoggedCall(activity, lead);
      case LogResult.LeadGone gone ->
          throw new TransientFailure("The Lead was deleted while the call was logged");
    };
  }

  private record Run(String owner, Deadline deadline) {}

  private record LoggedCall(ActivityId activity, LeadId lead) {
    String encoded() {
      return activity.value() + " " + lead.value();
    }

    static LoggedCall decode(String encoded) {
      String[] ids = encoded.split(" ", 2);
      return new LoggedCall(new ActivityId(ids[0]), new LeadId(ids[1]));
    }
  }
}
