package com.atlasengine.createlead;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lead.CallLog;
import com.atlasengine.core.lead.Leads;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.createlead.erasure.Erasure;
import com.atlasengine.createlead.erasure.ErasureReport;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries pending work for Salesforce, oldest first. A failed item moves to the end and does not
 * stop the others.
 */
final class PendingRetry {
  private static final Logger LOG = LoggerFactory.getLogger(PendingRetry.class);

  /** One run's share; the schedule brings the next a minute later. */
  private static final int MAX_ITEMS_PER_RUN = 25;

  /** What one piece of work may take, and what must be left to begin another. */
  private static final Duration TIME_PER_ITEM = Duration.ofSeconds(5);

  /**
   * Longer than any schedule waits between two runs: a Case is never opened twice by retries. Each
   * try searches before it opens, so a failed one may be repeated at once.
   */
  private static final ClaimPolicy<CaseId> CASE_POLICY =
      new ClaimPolicy<>(
          Claims.Kind.CASE,
          Duration.ofHours(1),
          AfterTransient.RELEASE,
          CaseId::value,
          CaseId::new);

  private final Backlog backlog;
  private final Interactions interactions;
  private final Erasure erasure;
  private final Crm crm;
  private final CallLog callLog;
  private final Once<CaseId> cases;
  private final Telemetry telemetry;

  PendingRetry(
      Backlog backlog,
      Interactions interactions,
      Claims claims,
      Crm crm,
      LateReplies lateReplies,
      CallRecords callRecords,
      Leads leads,
      NumberKey numberKey,
      Telemetry telemetry) {
    this.backlog = backlog;
    this.interactions = interactions;
    this.erasure = new Erasure(interactions, crm, backlog, lateReplies, callRecords, numberKey);
    this.crm = crm;
    this.callLog = new CallLog(crm, leads, interactions, backlog, claims);
    this.cases = new Once<>(claims, CASE_POLICY);
    this.telemetry = telemetry;
  }

  /**
   * Sets aside what cannot be read, and tries each other item once while there is time.
   *
   * @throws TransientFailure when the backlog cannot be read
   */
  Result.Retried run(Invocation invocation) {
    setAsideUnreadable(invocation.deadline());
    List<PendingWork> items = backlog.listOldest(MAX_ITEMS_PER_RUN, invocation.deadline());
    int done = 0;
    for (PendingWork work : items) {
      if (invocation.deadline().remaining().compareTo(TIME_PER_ITEM) < 0) {
        break;
      }
      done += tryWork(work, invocation) ? 1 : 0;
    }
    telemetry.add(Metric.PENDING_WORK, items.size() - done);
    return new Result.Retried(done, items.size() - done);
  }

  /**
   * Only counts, up to the number of one run.
   *
   * @throws TransientFailure when the backlog cannot be read
   */
  Result.Retried countPending(Invocation invocation) {
    return new Result.Retried(
        0, backlog.listOldest(MAX_ITEMS_PER_RUN, invocation.deadline()).size());
  }

  private void setAsideUnreadable(Deadline deadline) {
    int unreadable = backlog.setAsideUnreadable(deadline);
    if (unreadable > 0) {
      LOG.warn("Pending work that cannot be read is set aside: {}", unreadable);
    }
    telemetry.add(Metric.PENDING_WORK_SET_ASIDE, unreadable);
  }

  /** A defect in one piece of work must not keep the others from being tried. */
  private boolean tryWork(PendingWork work, Invocation invocation) {
    Deadline share = invocation.deadline().atMost(TIME_PER_ITEM);
    try {
      switch (work) {
        case PendingWork.Lead lead -> retryLead(lead, invocation.requestId(), share);
        case PendingWork.Case aCase -> retryCase(aCase, invocation.requestId(), share);
        case PendingWork.Erasure erasure -> retryErasure(erasure, share);
      }
      backlog.remove(work, share);
      return true;
    } catch (TransientFailure | PermanentFailure e) {
      keep(work, String.valueOf(e.getMessage()), share);
    } catch (RuntimeException e) {
      keep(work, "Defect: " + e.getClass().getSimpleName(), share);
    }
    return false;
  }

  private void keep(PendingWork work, String reason, Deadline deadline) {
    LOG.warn("Could not finish a pending {}: {}", work.getClass().getSimpleName(), reason);
    try {
      backlog.moveToEnd(work, reason, deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not move it to the end of the backlog: {}", e.getMessage());
    }
  }

  /** If the interaction does not exist, the person was erased, and no Lead may be created. */
  private void retryLead(PendingWork.Lead work, String owner, Deadline deadline) {
    interactions
        .find(work.interaction(), deadline)
        .ifPresent(item -> callLog.log(item, owner, deadline));
  }

  /** If its interaction does not exist, the person was erased, and no Case may be opened. */
  private void retryCase(PendingWork.Case work, String owner, Deadline deadline) {
    boolean erased =
        work.interaction().filter(key -> interactions.find(key, deadline).isEmpty()).isPresent();
    if (erased) {
      return;
    }
    CaseId opened = openOnce(work, owner, deadline);
    work.interaction().ifPresent(key -> interactions.addCase(key, opened, deadline));
    if (work.request().task().isPresent()) {
      ActivityId task = findOrAddTask(work.request(), opened, deadline);
      work.interaction().ifPresent(key -> interactions.addActivity(key, task, deadline));
    }
  }

  private CaseId openOnce(PendingWork.Case work, String owner, Deadline deadline) {
    return switch (cases.claim(work.id(), owner, deadline)) {
      case ClaimResult.Won<CaseId> won -> won.run(() -> findOrOpenCase(work.request(), deadline));
      case ClaimResult.AlreadyDone<CaseId>(var known, var by) -> known;
      case ClaimResult.Busy<CaseId> busy ->
          throw new TransientFailure("Another run is opening the Case");
    };
  }

  /**
   * An earlier try may have opened the Case although its response was lost, so it searches first.
   */
  private CaseId findOrOpenCase(NewCase request, Deadline deadline) {
    return crm.findCase(request, deadline).orElseGet(() -> crm.openCase(request, deadline));
  }

  private ActivityId findOrAddTask(NewCase request, CaseId opened, Deadline deadline) {
    return crm.findTask(request, deadline).orElseGet(() -> crm.addTask(request, opened, deadline));
  }

  /** Until every store says that nothing is left, the erasure stays pending. */
  private void retryErasure(PendingWork.Erasure work, Deadline deadline) {
    ErasureReport report = erasure.erase(work.phone(), work.lastName(), deadline);
    if (!report.isComplete()) {
      throw new TransientFailure(report.describe());
    }
    LOG.info("An erasure is {}", report.describe());
  }
}
