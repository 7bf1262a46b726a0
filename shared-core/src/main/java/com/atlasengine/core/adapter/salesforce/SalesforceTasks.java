package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Callbacks at a time as open Tasks; the mark is in {@code CallObject}, as on calls. */
final class SalesforceTasks {
  /** The status of a Task that waits for a person. */
  static final String NOT_STARTED = "Not Started";

  private static final int MAX_SUBJECT_CHARS = 255;
  private static final int MAX_DESCRIPTION_CHARS = 32_000;

  private final SalesforceRest rest;

  SalesforceTasks(SalesforceRest rest) {
    this.rest = rest;
  }

  Optional<ActivityId> find(NewCase request, Deadline deadline) {
    String query =
        Soql.bind("SELECT Id FROM Task WHERE CallObject = ? LIMIT 1", request.taskMark());
    return Optional.ofNullable(rest.query(query, deadline).get(0))
        .map(task -> new ActivityId(task.path("Id").asText()));
  }

  /** Salesforce takes a Lead or a Case, not both. */
  ActivityId add(NewCase request, CaseId opened, Deadline deadline) {
    NewTask task = request.task().orElseThrow();
    return request
        .lead()
        .flatMap(lead -> addToLead(request, task, lead, deadline))
        .orElseGet(
            () -> new ActivityId(rest.create("Task", onCase(request, task, opened), deadline)));
  }

  private Optional<ActivityId> addToLead(
      NewCase request, NewTask task, LeadId lead, Deadline deadline) {
    Map<String, Object> fields = fields(request, task);
    fields.put("WhoId", lead.value());
    return rest.createUnlessGone("Task", fields, deadline).map(ActivityId::new);
  }

  private static Map<String, Object> onCase(NewCase request, NewTask task, CaseId opened) {
    Map<String, Object> fields = fields(request, task);
    fields.put("WhatId", opened.value());
    return fields;
  }

  private static Map<String, Object> fields(NewCase request, NewTask task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Subject", Truncate.toLength(MAX_SUBJECT_CHARS, task.subject()));
    fields.put("Description", Truncate.toLength(MAX_DESCRIPTION_CHARS, request.description()));
    fields.put("ActivityDate", task.due().toString());
    fields.put("Status", NOT_STARTED);
    fields.put("CallObject", request.taskMark());
    return fields;
  }
}
