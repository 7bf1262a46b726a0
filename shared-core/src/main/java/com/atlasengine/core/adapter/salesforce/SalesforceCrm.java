package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leads, calls and Cases in a Salesforce org. */
public final class SalesforceCrm implements Crm {
  private static final int MAX_DESCRIPTION_CHARS = 32_000;
  private static final int MAX_SUBJECT_CHARS = 255;

  private final SalesforceHttp http;
  private final SalesforceSession session;
  private final SalesforceRest rest;
  private final SalesforceLeads leads;
  private final SalesforceCalls calls;
  private final SalesforceTasks tasks;
  private final SalesforceErasures erasures;
  private final String caseOrigin;

  private SalesforceCrm(
      SalesforceHttp http,
      SalesforceSession session,
      Telemetry telemetry,
      SalesforceSettings settings) {
    this.http = http;
    this.session = session;
    this.rest = new SalesforceRest(http, session, telemetry, settings.duplicateRuleHeader());
    this.leads = new SalesforceLeads(rest, settings);
    this.calls = new SalesforceCalls(rest, leads, settings.sales());
    this.tasks = new SalesforceTasks(rest);
    this.erasures = new SalesforceErasures(rest, leads);
    this.caseOrigin = settings.caseOrigin();
  }

  /**
   * An org; logs in with the first call.
   *
   * @param secretId the ARN or name of the secret with the credentials, {@code
   *     SALESFORCE_SECRET_ARN}
   */
  public static SalesforceCrm connect(
      ClientLifecycle lifecycle,
      Secrets secrets,
      String secretId,
      SalesforceSettings settings,
      Telemetry telemetry) {
    return connect(lifecycle, secrets, secretId, settings, telemetry, lifecycle.clock());
  }

  /** An org; the clock decides when its session is old. */
  static SalesforceCrm connect(
      ClientLifecycle lifecycle,
      Secrets secrets,
      String secretId,
      SalesforceSettings settings,
      Telemetry telemetry,
      Clock clock) {
    SalesforceHttp http = new SalesforceHttp(clock, lifecycle.sslContext());
    SalesforceLogin login = new SalesforceLogin(http, telemetry, clock);
    SalesforceCrm crm =
        new SalesforceCrm(
            http, new SalesforceSession(secrets, secretId, login, clock), telemetry, settings);
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
  public List<CrmLead> findLeads(PhoneNumber phone, Deadline deadline) {
    return leads.find(phone, deadline);
  }

  @Override
  public LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    return leads.create(name, phone, deadline);
  }

  @Override
  public Optional<ActivityId> findCall(CallActivity call, Deadline deadline) {
    return calls.find(call, deadline);
  }

  @Override
  public LogResult logCall(LeadId lead, CallActivity call, Deadline deadline) {
    return calls.log(lead, call, deadline);
  }

  @Override
  public void markDoNotCall(PhoneNumber phone, Deadline deadline) {
    leads.markDoNotCall(phone, deadline);
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
    Map<String, Object> fields =
        Map.of(
            "Subject", Truncate.toLength(MAX_SUBJECT_CHARS, request.subject()),
            "Description", Truncate.toLength(MAX_DESCRIPTION_CHARS, request.description()),
            "Status", "New",
            "Origin", caseOrigin,
            "SuppliedPhone", request.phone().e164());
    return new CaseId(rest.create("Case", fields, deadline));
  }

  @Override
  public Optional<ActivityId> findTask(NewCase request, Deadline deadline) {
    return tasks.find(request, deadline);
  }

  @Override
  public ActivityId addTask(NewCase request, CaseId opened, Deadline deadline) {
    return tasks.add(request, opened, deadline);
  }

  @Override
  public Set<CaseId> findCallbacks(PhoneNumber phone, Deadline deadline) {
    return erasures.findCallbacks(phone, deadline);
  }

  @Override
  public void deleteRecords(CrmRecords records, Deadline deadline) {
    erasures.deleteRecords(records, deadline);
  }

  @Override
  public void eraseLead(LeadId lead, LeadErasure erasure, Deadline deadline) {
    erasures.eraseLead(lead, erasure, deadline);
  }

  @Override
  public void warm(Deadline deadline) {
    session.warm(deadline);
  }

  private List<String> findIds(String query, Deadline deadline) {
    List<String> ids = new ArrayList<>();
    rest.query(query, deadline).forEach(record -> ids.add(record.path("Id").asText("")));
    ids.removeIf(String::isEmpty);
    return ids;
  }
}
