package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.RedactedException;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Leads of an org: those of a number, new ones, and what became of one. */
final class SalesforceLeads {
  private static final Logger LOG = LoggerFactory.getLogger(SalesforceLeads.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?");
  private static final int MAX_FIRST_NAME_CHARS = 40;
  private static final int MAX_LAST_NAME_CHARS = 80;

  /** A survivor of a merge can be merged again. */
  private static final int MAX_MERGES = 5;

  private final SalesforceRest rest;
  private final SalesforceSettings settings;

  SalesforceLeads(SalesforceRest rest, SalesforceSettings settings) {
    this.rest = rest;
    this.settings = settings;
  }

  /** The open Leads with this number, oldest first, at most 200. */
  List<CrmLead> find(PhoneNumber phone, Deadline deadline) {
    String query =
        Soql.bind(
            "SELECT Id, FirstName, LastName FROM Lead WHERE Phone = ? AND IsConverted = false"
                + " ORDER BY CreatedDate ASC, Id ASC LIMIT 200",
            phone.e164());
    List<CrmLead> leads = new ArrayList<>();
    rest.query(query, deadline)
        .forEach(
            lead -> leads.add(new CrmLead(new LeadId(lead.path("Id").asText()), nameOn(lead))));
    return leads;
  }

  /** Creates a marked Lead, and has it join the campaign if there is one. */
  LeadId create(PersonName name, PhoneNumber phone, Deadline deadline) {
    Map<String, Object> fields = new LinkedHashMap<>(settings.leadFields());
    if (!name.first().isEmpty()) {
      fields.put("FirstName", name.first());
    }
    fields.put("LastName", name.last());
    fields.put("Phone", phone.e164());
    fields.put(settings.leadMark().field(), settings.leadMark().newValue());
    String id = rest.create("Lead", fields, deadline);
    settings.campaignId().ifPresent(campaign -> join(campaign, id, deadline));
    return new LeadId(id);
  }

  /** The Lead is what counts: it stays when the campaign does not take it. */
  private void join(String campaign, String lead, Deadline deadline) {
    try {
      rest.create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead), deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("The campaign did not take Lead {}: {}", lead, e.getMessage());
    }
  }

  /** Sets DoNotCall on the engine's own open Leads with this number. */
  void markDoNotCall(PhoneNumber phone, Deadline deadline) {
    String query =
        Soql.bind(
            "SELECT Id, DoNotCall, LastModifiedDate, "
                + settings.leadMark().field()
                + " FROM Lead WHERE Phone = ? AND IsConverted = false LIMIT 200",
            phone.e164());
    for (JsonNode lead : rest.query(query, deadline)) {
      if (settings.leadMark().isOn(lead) && !lead.path("DoNotCall").asBoolean()) {
        markDoNotCall(lead, deadline);
      }
    }
  }

  private void markDoNotCall(JsonNode lead, Deadline deadline) {
    try {
      rest.update(
          "Lead",
          lead.path("Id").asText(),
          Map.of("DoNotCall", true),
          LeadNote.httpDate(lead.path("LastModifiedDate").asText()),
          deadline);
    } catch (DateTimeException e) {
      throw new TransientFailure("Salesforce GET: no usable time", RedactedException.of(e));
    }
  }

  /** What became of a Lead since its id was stored. */
  LeadState locate(LeadId lead, Deadline deadline) {
    String id = lead.value();
    for (int merges = 0; merges <= MAX_MERGES; merges++) {
      Optional<JsonNode> found = read(id, deadline);
      String survivor = found.map(record -> record.path("MasterRecordId").asText("")).orElse("");
      if (survivor.isEmpty()) {
        return found.map(this::stateOf).orElseGet(LeadState.Gone::new);
      }
      id = survivor;
    }
    return new LeadState.Gone();
  }

  /**
   * Name and number of somebody else whose Lead was merged into this one; empty when all that were
   * are about the person.
   */
  Optional<Map<String, Object>> findMerged(
      String survivor, BiPredicate<PersonName, String> about, Deadline deadline) {
    String query =
        Soql.bind(
            "SELECT Id, FirstName, LastName, Phone FROM Lead WHERE MasterRecordId = ? LIMIT 200",
            survivor);
    List<JsonNode> merged = new ArrayList<>();
    rest.queryAll(query, deadline).forEach(merged::add);
    return merged.stream()
        .filter(lead -> !about.test(nameOn(lead), lead.path("Phone").asText("")))
        .map(SalesforceLeads::identityOf)
        .findFirst()
        .or(
            () ->
                merged.stream()
                    .map(lead -> findMerged(lead.path("Id").asText(), about, deadline))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Map<String, Object> identityOf(JsonNode lead) {
    PersonName name = nameOn(lead);
    return Map.of(
        "FirstName", name.first(),
        "LastName", name.last(),
        "Phone", lead.path("Phone").asText(""));
  }

  private Optional<JsonNode> read(String id, Deadline deadline) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    String query =
        Soql.bind(
            "SELECT Id, FirstName, LastName, Phone, Description, LastModifiedDate, IsDeleted,"
                + " MasterRecordId, IsConverted, ConvertedContactId, ConvertedAccountId, "
                + settings.leadMark().field()
                + " FROM Lead WHERE Id = ?",
            id);
    return Optional.ofNullable(rest.queryAll(query, deadline).get(0));
  }

  private LeadState stateOf(JsonNode lead) {
    if (lead.path("IsDeleted").asBoolean()) {
      return new LeadState.Gone();
    }
    if (lead.path("IsConverted").asBoolean()) {
      return new LeadState.Converted(
          id(lead, "ConvertedContactId"), id(lead, "ConvertedAccountId"));
    }
    return new LeadState.Open(
        lead.path("Id").asText(),
        nameOn(lead),
        lead.path("Phone").asText(""),
        settings.leadMark().isOn(lead),
        lead.path("Description").asText(""),
        lead.path("LastModifiedDate").asText(""));
  }

  private static Optional<String> id(JsonNode lead, String field) {
    return Optional.of(lead.path(field).asText("")).filter(id -> !id.isEmpty());
  }

  private static PersonName nameOn(JsonNode lead) {
    String last = lead.path("LastName").asText("").strip();
    return new PersonName(
        Truncate.toLength(MAX_FIRST_NAME_CHARS, lead.path("FirstName").asText("").strip()),
        last.isEmpty()
            ? PersonName.UNKNOWN_LAST_NAME
            : Truncate.toLength(MAX_LAST_NAME_CHARS, last));
  }
}
