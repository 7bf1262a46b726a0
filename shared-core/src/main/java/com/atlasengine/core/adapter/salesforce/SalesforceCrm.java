package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads and Cases in a Salesforce org. */
public final class SalesforceCrm implements Crm {
  private static final String COMPANY = "Atlas Engine Demo";
  private static final int MAX_DESCRIPTION_CHARS = 32_000;
  private static final int MAX_SUBJECT_CHARS = 255;

  private final SalesforceHttp http;
  private final SalesforceSession session;
  private final SalesforceRest rest;

  private SalesforceCrm(SalesforceHttp http, SalesforceSession session, Telemetry telemetry) {
    this.http = http;
    this.session = session;
    this.rest = new SalesforceRest(http, session, telemetry);
  }

  /**
   * An org; logs in with the first call.
   *
   * @param secretId the ARN or name of the secret with the credentials, {@code
   *     SALESFORCE_SECRET_ARN}
   */
  public static SalesforceCrm connect(
      ClientLifecycle lifecycle, Secrets secrets, String secretId, Telemetry telemetry) {
    return connect(lifecycle, secrets, secretId, telemetry, Clock.systemUTC());
  }

  /** An org; the clock decides when its session is old. */
  static SalesforceCrm connect(
      ClientLifecycle lifecycle,
      Secrets secrets,
      String secretId,
      Telemetry telemetry,
      Clock clock) {
    SalesforceHttp http = new SalesforceHttp(clock, lifecycle.sslContext());
    SalesforceLogin login = new SalesforceLogin(http, telemetry, clock);
    SalesforceCrm crm =
        new SalesforceCrm(http, new SalesforceSession(secrets, secretId, login, clock), telemetry);
    lifecycle.onForget(crm::forget);
    lifecycle.onClose(http::close);
    return crm;
  }

  /** Drops the session and the connections; a snapshot must not hold them. */
  public void forget() {
    session.forget();
    http.forget();
  }

  @Override
  public Optional<LeadId> findLead(PhoneNumber phone, Deadline deadline) {
    String query =
        Soql.bind(
            "SELECT Id FROM Lead WHERE Phone = ? AND IsConverted = false"
                + " ORDER BY CreatedDate ASC, Id ASC LIMIT 1",
            phone.e164());
    return findIds(query, deadline).stream().findFirst().map(LeadId::new);
  }

  @Override
  public LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!name.first().isEmpty()) {
      fields.put("FirstName", name.first());
    }
    fields.put("LastName", name.last());
    fields.put("Phone", phone.e164());
    fields.put("Company", COMPANY);
    return new LeadId(rest.create("Lead", fields, deadline));
  }

  @Override
  public void writeLeadDescription(LeadId lead, String description, Deadline deadline) {
    rest.update(
        "Lead",
        lead.value(),
        Map.of("Description", Truncate.toLength(MAX_DESCRIPTION_CHARS, description)),
        deadline);
  }

  @Override
  public Optional<CaseId> findCase(NewCase request, Deadline deadline) {
    String query =
        Soql.bind(
            "SELECT Id FROM Case WHERE SuppliedPhone = ? AND Subject = ? LIMIT 1",
            request.phone().e164(),
            Truncate.toLength(MAX_SUBJECT_CHARS, request.subject()));
    return findIds(query, deadline).stream().findFirst().map(CaseId::new);
  }

  @Override
  public CaseId openCase(NewCase request, Deadline deadline) {
    Map<String, String> fields =
        Map.of(
            "Subject", Truncate.toLength(MAX_SUBJECT_CHARS, request.subject()),
            "Description", Truncate.toLength(MAX_DESCRIPTION_CHARS, request.description()),
            "Status", "New",
            "Origin", "Phone (AI)",
            "SuppliedPhone", request.phone().e164());
    return new CaseId(rest.create("Case", fields, deadline));
  }

  @Override
  public int erase(PhoneNumber phone, String lastName, Deadline deadline) {
    String leads =
        Soql.bind(
            "SELECT Id FROM Lead WHERE Phone = ? AND LastName = ? LIMIT 200",
            phone.e164(),
            lastName.strip());
    if (findIds(leads, deadline).isEmpty()) {
      return 0;
    }
    String cases = Soql.bind("SELECT Id FROM Case WHERE SuppliedPhone = ? LIMIT 200", phone.e164());
    deleteAll(cases, deadline);
    return deleteAll(leads, deadline);
  }

  @Override
  public void warm(Deadline deadline) {
    session.warm(deadline);
  }

  /** Runs the query and deletes its records until the query finds nothing. */
  private int deleteAll(String query, Deadline deadline) {
    int deleted = 0;
    List<String> found = findIds(query, deadline);
    while (!found.isEmpty()) {
      rest.delete(found, deadline).forEach(SalesforceCrm::checkDeleted);
      deleted += found.size();
      found = findIds(query, deadline);
    }
    return deleted;
  }

  /** A record that someone else deleted meanwhile counts as deleted. */
  private static void checkDeleted(JsonNode result) {
    String code = result.path("errors").path(0).path("statusCode").asText("");
    if (!result.path("success").asBoolean() && !code.equals("ENTITY_IS_DELETED")) {
      throw SalesforceErrors.toFailure("DELETE", 400, code);
    }
  }

  private List<String> findIds(String query, Deadline deadline) {
    JsonNode records = rest.query(query, deadline).path("records");
    if (!records.isArray()) {
      throw new TransientFailure("Salesforce GET: no usable answer");
    }
    List<String> ids = new ArrayList<>();
    records.forEach(record -> ids.add(record.path("Id").asText("")));
    ids.removeIf(String::isEmpty);
    return ids;
  }
}
