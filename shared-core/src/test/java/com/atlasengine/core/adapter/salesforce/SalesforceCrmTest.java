package com.atlasengine.core.adapter.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Deadlines;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.CrmContract;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceCrmTest extends CrmContract {
  private final FakeClock clock = new FakeClock();
  private final StubOrg org = new StubOrg(clock);
  private final StubServer service = new StubServer(org::respond);
  private final FakeSecrets secrets = new FakeSecrets();
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final SalesforceCrm crm = connect(Map.of());

  private SalesforceCrm connect(Map<String, String> environment) {
    return SalesforceCrm.connect(
        ClientLifecycle.direct(),
        secrets,
        "creds",
        SalesforceSettings.from(Env.of(environment), TestContents.ENGLISH),
        telemetry,
        clock);
  }

  @BeforeEach
  void storeSecret() {
    secrets.put("creds", Json.writeString(org.secret(service.uri())));
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Override
  protected Crm crm() {
    return crm;
  }

  @Override
  protected List<KnownLead> leads() {
    return org.recordsOf("Lead").stream()
        .map(
            r ->
                new KnownLead(
                    new PersonName(r.getOrDefault("FirstName", ""), r.getOrDefault("LastName", "")),
                    new PhoneNumber(r.getOrDefault("Phone", "")),
                    r.getOrDefault("Description", "")))
        .toList();
  }

  @Override
  protected List<KnownCall> calls() {
    return org.recordsOf("Task").stream()
        .map(
            r ->
                new KnownCall(
                    new LeadId(r.getOrDefault("WhoId", "?")),
                    r.getOrDefault("CallDisposition", ""),
                    r.getOrDefault("Description", "")))
        .toList();
  }

  @Override
  protected LeadId addForeignLead(PersonName name, PhoneNumber phone, String description) {
    return new LeadId(
        org.add(
            "Lead",
            Map.of(
                "FirstName", name.first(),
                "LastName", name.last(),
                "Phone", phone.e164(),
                "Description", description,
                "LeadSource", "Trade Show")));
  }

  @Override
  protected void deleteLead(LeadId lead) {
    org.delete(lead.value());
  }

  @Override
  protected Set<LeadId> notToCall() {
    return org.recordsOf("Lead").stream()
        .filter(lead -> "true".equals(lead.get("DoNotCall")))
        .map(lead -> new LeadId(lead.getOrDefault("Id", "")))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected List<String> cases() {
    return org.recordsOf("Case").stream().map(r -> r.getOrDefault("Subject", "")).toList();
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubOrg.refuse(503, "SERVER_UNAVAILABLE"));
  }

  @Test
  void logsInOnce_whenManyCallsComeAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<CrmLead>> find = () -> crm.findLeads(PHONE, deadline);
      for (Future<List<CrmLead>> found : threads.invokeAll(List.of(find, find, find, find))) {
        assertEquals(List.of(), found.get());
      }
    }

    assertEquals(1, org.loginCount());
  }

  @Test
  void logsInAgainOnceAndRepeatsTheCall_whenTheSessionWasRefused() {
    crm.findLeads(PHONE, deadline);
    org.expireSession();

    crm.createLead(ADA, PHONE, deadline);

    assertEquals(1, leads().size());
    assertEquals(102, org.loginCount());
  }

  @Test
  void givesUp_whenTheNewSessionIsRefusedToo() {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(
        StubResponse.json(200, "{\"access_token\":\"t\",\"instance_url\":\"http://x\"}"));
    service.respondNext(
        StubOrg.refuse(401, "INVALID_SESSION_ID"),
        StubResponse.json(
            200,
            Json.writeString(
                Map.of("access_token", "t", "instance_url", service.uri().toString()))),
        StubOrg.refuse(401, "INVALID_SESSION_ID"));
    int before = service.requests().size();

    TransientFailure failure =
        assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertEquals("Salesforce GET: INVALID_SESSION_ID (401)", failure.getMessage());
    assertEquals(3, service.requests().size() - before);
  }

  @Test
  void readsTheSecretAnew_whenTheLoginIsRefused() {
    secrets.put(
        "creds", Json.writeString(new StubOrg(StubOrg.OTHER_KEYS, clock).secret(service.uri())));
    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertEquals("Salesforce login: invalid_grant (400)", failure.getMessage());

    secrets.put("creds", Json.writeString(org.secret(service.uri())));

    assertEquals(List.of(), crm.findLeads(PHONE, deadline));
  }

  @Test
  void renewsTheSession_whenItIsWarmedAndHasReachedItsAge() {
    crm.warm(deadline);
    crm.warm(deadline);
    assertEquals(1, org.loginCount());

    clock.advance(SalesforceSession.RENEW_AFTER);
    crm.warm(deadline);

    assertEquals(2, org.loginCount());
    assertEquals(2, secrets.renewCount());
  }

  @Test
  void logsInAgain_whenEverythingWasForgotten() {
    crm.findLeads(PHONE, deadline);

    crm.forget();
    crm.findLeads(PHONE, deadline);

    assertEquals(2, org.loginCount());
  }

  @Test
  void connectsAnew_whenTheConnectionHasBeenIdle() {
    crm.findLeads(PHONE, deadline);
    clock.advance(Duration.ofMinutes(3));

    assertEquals(List.of(), crm.findLeads(PHONE, deadline));
    assertEquals(1, org.loginCount());
  }

  @Test
  void writesWhatTheSalesTeamExpects() {
    crm.createLead(ADA, PHONE, deadline);
    crm.openCase(new NewCase("Callback", "About Ada.", PHONE, Optional.empty()), deadline);

    assertEquals("Atlas Engine Demo", org.recordsOf("Lead").getFirst().get("Company"));
    Map<String, String> opened = org.recordsOf("Case").getFirst();
    assertEquals("New", opened.get("Status"));
    assertEquals("Phone", opened.get("Origin"));
    assertEquals("About Ada.", opened.get("Description"));
    assertEquals(PHONE.e164(), opened.get("SuppliedPhone"));
    assertEquals(
        "allowSave=true",
        service.requests().getLast().header().apply("Sforce-Duplicate-Rule-Header"));
  }

  @Test
  void measuresEachCallAndTheLimit() {
    LeadId lead = crm.createLead(ADA, PHONE, deadline);
    crm.logCall(lead, call("1", "-"), deadline);

    assertEquals("salesforce_auth", telemetry.segments().getFirst());
    assertEquals(4, Collections.frequency(telemetry.segments(), "salesforce_query"));
    assertEquals(5, telemetry.values(Metric.SALESFORCE_LATENCY).size());
    assertEquals(List.of(25.0), telemetry.values(Metric.SALESFORCE_LIMIT_USED));
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNABLE_TO_LOCK_ROW",
    "403, REQUEST_LIMIT_EXCEEDED",
    "429, TOO_MANY_REQUESTS",
    "400, unknown_error",
    "400, CANNOT_EXECUTE_FLOW_TRIGGER",
    "403, OPERATION_TOO_LARGE",
    "404, error",
    "418, NEVER_HEARD_OF",
    "500, UNKNOWN_EXCEPTION",
    "503, SERVER_UNAVAILABLE"
  })
  void failsForNow_whenTheErrorPasses(int status, String code) {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(StubOrg.refuse(status, code));

    TransientFailure failure =
        assertThrows(TransientFailure.class, () -> crm.createLead(ADA, PHONE, deadline));
    assertEquals("Salesforce POST: " + code + " (" + status + ")", failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "400, DUPLICATES_DETECTED",
    "400, INVALID_FIELD",
    "403, INSUFFICIENT_ACCESS",
    "404, NOT_FOUND",
    "410, UNSUPPORTED_API_VERSION"
  })
  void failsForGood_whenTheErrorDoesNotPass(int status, String code) {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(StubOrg.refuse(status, code));

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> crm.createLead(ADA, PHONE, deadline));
    assertEquals("Salesforce POST: " + code + " (" + status + ")", failure.getMessage());
  }

  @Test
  void saysNothingOfTheAnswer_whenItIsNotSalesforces() {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(StubResponse.json(404, "<html>+12065550123"));
    TransientFailure page =
        assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertEquals("Salesforce GET: error (404)", page.getMessage());

    service.respondAlways(StubOrg.refuse(400, "+12065550123"));
    TransientFailure code =
        assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertEquals("Salesforce GET: error (400)", code.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"<html>", "{}", "[]", "{\"records\":1}"})
  void failsForNow_whenTheAnswerIsNotOne(String body) {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(StubResponse.json(200, body));

    assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertThrows(TransientFailure.class, () -> crm.createLead(ADA, PHONE, deadline));
  }

  @Test
  void asksWhereTheOrgIs_whenItHasMoved() {
    crm.findLeads(PHONE, deadline);
    service.respondNext(new StubResponse(301, Map.of("Location", "http://elsewhere/"), out -> {}));

    crm.createLead(ADA, PHONE, deadline);

    assertEquals(1, leads().size());
    assertEquals(2, org.loginCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void failsForNow_whenTheOrgStaysMoved(int status) {
    crm.findLeads(PHONE, deadline);
    service.respondAlways(new StubResponse(status, Map.of("Location", "http://x/"), out -> {}));

    assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
  }

  @Test
  void failsForNow_whenTheLoginAsksForARetry() {
    service.respondNext(
        StubResponse.json(
            400, "{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}"));

    TransientFailure failure =
        assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
    assertEquals("Salesforce login: unknown_error (400)", failure.getMessage());
    assertEquals(0, secrets.renewCount());
  }

  @Test
  void saysWhichFieldsAndWhichRule_andNothingElse() {
    crm.findLeads(PHONE, deadline);
    service.respondNext(
        StubResponse.json(
            400,
            "[{\"errorCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"for +12065550123\","
                + "\"fields\":[\"Region__c\",\"+1206\"]}]"),
        StubResponse.json(
            400,
            "[{\"errorCode\":\"DUPLICATES_DETECTED\",\"message\":\"like +12065550123\","
                + "\"duplicateResult\":{\"duplicateRule\":\"Standard_Lead_Duplicate_Rule\"}}]"));

    assertEquals(
        "Salesforce POST: REQUIRED_FIELD_MISSING (400) Region__c", createAndFail().getMessage());
    assertEquals(
        "Salesforce POST: DUPLICATES_DETECTED (400) by Standard_Lead_Duplicate_Rule",
        createAndFail().getMessage());
  }

  private PermanentFailure createAndFail() {
    return assertThrows(PermanentFailure.class, () -> crm.createLead(ADA, PHONE, deadline));
  }

  @Test
  void failsForNow_whenARecordIsLockedDuringAnErasure() {
    crm.findLeads(PHONE, deadline);
    service.respondNext(
        StubResponse.json(
            200, "[{\"success\":false,\"errors\":[{\"statusCode\":\"UNABLE_TO_LOCK_ROW\"}]}]"));

    CrmRecords records = new CrmRecords(Set.of(), Set.of(new CaseId("5001")));
    assertThrows(TransientFailure.class, () -> crm.deleteRecords(records, deadline));
  }

  @Test
  void failsWithTheDeadline_whenThereIsNoAnswer() {
    crm.findLeads(PHONE, deadline);
    service.stopResponding();
    Deadline soon = Deadline.in(Duration.ofMillis(300));

    assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, soon));
    Deadlines.assertKept(soon);
  }

  @Test
  void failsForNow_whenNobodyListens() {
    service.close();

    assertThrows(TransientFailure.class, () -> crm.findLeads(PHONE, deadline));
  }

  @Test
  void addsAnOpenTaskToTheLead_orToTheCaseWithoutOne() {
    LeadId lead = crm.createLead(ADA, PHONE, deadline);
    NewTask task = new NewTask("Call back at 3", LocalDate.of(2026, 11, 28));
    NewCase withLead = new NewCase("One", "Ada", PHONE, Optional.of(lead), Optional.of(task));
    NewCase alone = new NewCase("Two", "Ada", PHONE, Optional.empty(), Optional.of(task));
    CaseId opened = crm.openCase(alone, deadline);

    crm.addTask(withLead, opened, deadline);
    crm.addTask(alone, opened, deadline);

    Map<String, String> first = org.recordsOf("Task").getFirst();
    assertEquals("2026-11-28", first.get("ActivityDate"));
    assertEquals("Not Started", first.get("Status"));
    assertEquals("Call back at 3", first.get("Subject"));
    assertEquals(lead.value(), first.get("WhoId"));
    assertNull(first.get("WhatId"), "Salesforce refuses both");
    assertEquals(opened.value(), org.recordsOf("Task").getLast().get("WhatId"));
  }
}
