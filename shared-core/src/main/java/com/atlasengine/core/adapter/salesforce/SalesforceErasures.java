package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.RedactedException;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deletes from an org what the engine made for a person, and nothing else. */
final class SalesforceErasures {
  /** As many as one request takes. */
  private static final int MAX_IDS = 200;

  private final SalesforceRest rest;
  private final SalesforceLeads leads;

  SalesforceErasures(SalesforceRest rest, SalesforceLeads leads) {
    this.rest = rest;
    this.leads = leads;
  }

  /** The Cases of a number whose subject the engine wrote, at most 200. */
  Set<CaseId> findCallbacks(PhoneNumber phone, Deadline deadline) {
    String query =
        Soql.bind("SELECT Id, Subject FROM Case WHERE SuppliedPhone = ? LIMIT 200", phone.e164());
    Set<CaseId> found = new HashSet<>();
    for (JsonNode record : rest.query(query, deadline)) {
      if (record.path("Subject").asText("").startsWith(NewCase.SUBJECT_PREFIX)) {
        found.add(new CaseId(record.path("Id").asText()));
      }
    }
    return found;
  }

  /** Deletes them, the Activities first. */
  void deleteRecords(CrmRecords records, Deadline deadline) {
    List<String> ids =
        Stream.concat(
                records.activities().stream().map(ActivityId::value),
                records.cases().stream().map(CaseId::value))
            .toList();
    for (int from = 0; from < ids.size(); from += MAX_IDS) {
      delete(ids.subList(from, Math.min(from + MAX_IDS, ids.size())), deadline);
    }
  }

  /** Deletes the Lead, or takes the person off it and off the Contact that it became. */
  void eraseLead(LeadId lead, LeadErasure erasure, Deadline deadline) {
    switch (leads.locate(lead, deadline)) {
      case LeadState.Open open -> eraseOpen(lead, open, erasure, deadline);
      case LeadState.Converted(var contact, var account) ->
          contact.ifPresent(id -> deleteCalls(id, erasure, deadline));
      case LeadState.Gone gone -> {}
    }
  }

  /** An Account has the calls of many, so only those go from it that an interaction names. */
  private void deleteCalls(String contact, LeadErasure erasure, Deadline deadline) {
    if (erasure.heir().isPresent()) {
      return;
    }
    List<String> own = new ArrayList<>();
    String query = Soql.bind("SELECT Id, CallObject FROM Task WHERE WhoId = ? LIMIT 200", contact);
    for (JsonNode task : rest.query(query, deadline)) {
      String id = task.path("Id").asText();
      if (task.path("CallObject").asText("").startsWith(CallActivity.MARK_PREFIX)
          && !erasure.others().contains(new ActivityId(id))) {
        own.add(id);
      }
    }
    if (!own.isEmpty()) {
      delete(own, deadline);
    }
  }

  private void eraseOpen(LeadId lead, LeadState.Open open, LeadErasure erasure, Deadline deadline) {
    if (open.marked()) {
      Optional<Map<String, Object>> heir =
          isAbout(lead, open, erasure) ? findHeir(open, erasure, deadline) : Optional.of(Map.of());
      if (heir.isPresent()) {
        redact(open, erasure, heir.get(), deadline);
      } else {
        delete(List.of(open.id()), deadline);
      }
    }
  }

  private static boolean isAbout(LeadId lead, LeadState.Open open, LeadErasure erasure) {
    return open.id().equals(lead.value())
        ? erasure.isAbout(open.name())
        : erasure.isAboutMerged(open.name(), open.phone());
  }

  /** Who else is on the Lead and so keeps it: by an interaction, or by a Lead merged into it. */
  private Optional<Map<String, Object>> findHeir(
      LeadState.Open lead, LeadErasure erasure, Deadline deadline) {
    return erasure
        .heir()
        .map(name -> Map.<String, Object>of("FirstName", name.first(), "LastName", name.last()))
        .or(() -> leads.findMerged(lead.id(), erasure::isAboutMerged, deadline));
  }

  private void redact(
      LeadState.Open lead, LeadErasure erasure, Map<String, Object> heir, Deadline deadline) {
    Map<String, Object> changes = new LinkedHashMap<>(heir);
    String kept = lead.description();
    for (CallActivity call : erasure.calls()) {
      kept = LeadNote.remove(kept, call);
    }
    if (!kept.equals(lead.description())) {
      changes.put("Description", kept);
    }
    update(lead, changes, deadline);
  }

  private void update(LeadState.Open lead, Map<String, Object> changes, Deadline deadline) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      rest.update("Lead", lead.id(), changes, LeadNote.httpDate(lead.lastModified()), deadline);
    } catch (DateTimeException e) {
      throw new TransientFailure("Salesforce GET: no usable time", RedactedException.of(e));
    }
  }

  private void delete(List<String> ids, Deadline deadline) {
    rest.delete(ids, deadline).forEach(SalesforceErasures::checkDeleted);
  }

  /** A record that somebody else deleted meanwhile counts as deleted. */
  private static void checkDeleted(JsonNode result) {
    String code = result.path("errors").path(0).path("statusCode").asText("");
    if (!result.path("success").asBoolean() && !code.equals("ENTITY_IS_DELETED")) {
      throw SalesforceErrors.toFailure("DELETE", 400, code);
    }
  }
}
