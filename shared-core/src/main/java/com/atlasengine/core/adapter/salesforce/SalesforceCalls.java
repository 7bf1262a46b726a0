package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.Crm.LogResult;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls as completed Tasks, and as an open one where a person is to call instead. The mark is in
 * {@code CallObject}, the one text field of a call that a query can filter by and that nobody types
 * into.
 */
final class SalesforceCalls {
  private static final Logger LOG = LoggerFactory.getLogger(SalesforceCalls.class);
  private static final int MAX_TEXT_CHARS = 255;
  private static final int MAX_DESCRIPTION_CHARS = 32_000;

  private final SalesforceRest rest;
  private final SalesforceLeads leads;
  private final Content sales;

  SalesforceCalls(SalesforceRest rest, SalesforceLeads leads, Content sales) {
    this.rest = rest;
    this.leads = leads;
    this.sales = sales;
  }

  /** The Task with the call's mark. */
  Optional<ActivityId> find(CallActivity call, Deadline deadline) {
    String query = Soql.bind("SELECT Id FROM Task WHERE CallObject = ? LIMIT 1", call.mark());
    return Optional.ofNullable(rest.query(query, deadline).get(0))
        .map(task -> new ActivityId(task.path("Id").asText()));
  }

  /**
   * Logs the call with whoever the Lead is now. It looks twice, because the Lead may be merged or
   * converted between the look and the write.
   */
  LogResult log(LeadId lead, CallActivity call, Deadline deadline) {
    LeadState state = leads.locate(lead, deadline);
    Optional<ActivityId> task = tryLog(state, call, deadline);
    if (task.isEmpty() && state instanceof LeadState.Open) {
      state = leads.locate(lead, deadline);
      task = tryLog(state, call, deadline);
    }
    if (task.isEmpty() && state instanceof LeadState.Open) {
      throw new PermanentFailure("Salesforce POST: a Lead that is open takes no Task");
    }
    return task.<LogResult>map(LogResult.Logged::new).orElseGet(LogResult.LeadGone::new);
  }

  private Optional<ActivityId> tryLog(LeadState state, CallActivity call, Deadline deadline) {
    return switch (state) {
      case LeadState.Open open -> logOnLead(open, call, deadline);
      case LeadState.Converted converted -> logOnSuccessor(converted, call, deadline);
      case LeadState.Gone gone -> Optional.empty();
    };
  }

  private Optional<ActivityId> logOnLead(
      LeadState.Open lead, CallActivity call, Deadline deadline) {
    boolean sameName = call.person().map(person -> person.equalsInWords(lead.name())).orElse(true);
    Optional<ActivityId> task = create("WhoId", lead.id(), call, !sameName, deadline);
    if (task.isPresent() && lead.marked()) {
      addNote(lead, call, deadline);
    }
    return task;
  }

  /** The Contact, or the Account when there is no Contact any more. */
  private Optional<ActivityId> logOnSuccessor(
      LeadState.Converted lead, CallActivity call, Deadline deadline) {
    return lead.contact()
        .flatMap(contact -> create("WhoId", contact, call, true, deadline))
        .or(
            () ->
                lead.account().flatMap(account -> create("WhatId", account, call, true, deadline)));
  }

  private Optional<ActivityId> create(
      String reference, String id, CallActivity call, boolean namePerson, Deadline deadline) {
    Map<String, Object> fields = taskFields(call, namePerson);
    fields.put(reference, id);
    return rest.createUnlessGone("Task", fields, deadline).map(ActivityId::new);
  }

  private Map<String, Object> taskFields(CallActivity call, boolean namePerson) {
    CallReport report = call.report();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Type", "Call");
    fields.put("TaskSubtype", "Call");
    if (report.toCall()) {
      fields.put("Subject", Truncate.toLength(MAX_TEXT_CHARS, sales.say(Sentence.SALES_TO_CALL)));
      fields.put("Status", SalesforceTasks.NOT_STARTED);
      fields.put("Priority", "High");
    } else {
      fields.putAll(finishedCallFields(report));
    }
    fields.put("CallObject", call.mark());
    fields.put("ActivityDate", report.endedAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
    fields.put("Description", describe(call, namePerson));
    return fields;
  }

  private Map<String, Object> finishedCallFields(CallReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String subject = sales.say(Sentence.SALES_ACTIVITY_CALL, Map.of("outcome", report.outcome()));
    fields.put("Subject", Truncate.toLength(MAX_TEXT_CHARS, subject));
    fields.put("Status", "Completed");
    fields.put("CallType", "Outbound");
    fields.put("CallDisposition", Truncate.toLength(MAX_TEXT_CHARS, report.outcome()));
    report.duration().ifPresent(d -> fields.put("CallDurationInSeconds", d.toSeconds()));
    return fields;
  }

  private String describe(CallActivity call, boolean namePerson) {
    String person =
        call.person()
            .filter(name -> namePerson)
            .map(PersonName::displayName)
            .map(name -> sales.say(Sentence.SALES_ACTIVITY_PERSON, Map.of("name", name)) + "\n\n")
            .orElse("");
    return Truncate.toLength(MAX_DESCRIPTION_CHARS, person + call.report().text());
  }

  /**
   * The Task has it all; the note only saves a click. So it is left out when there is no room, when
   * somebody is editing the Lead at this moment, or when it fails.
   */
  private void addNote(LeadState.Open lead, CallActivity call, Deadline deadline) {
    String noted = LeadNote.append(lead.description(), call);
    if (noted.equals(lead.description())) {
      return;
    }
    try {
      rest.update(
          "Lead",
          lead.id(),
          Map.of("Description", noted),
          LeadNote.httpDate(lead.lastModified()),
          deadline);
    } catch (TransientFailure | PermanentFailure | DateTimeException e) {
      LOG.warn("No note on Lead {}: {}", lead.id(), e.getMessage());
    }
  }
}
