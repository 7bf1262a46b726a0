package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.aws.MutatedAnswers;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.Mutator;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnySalesforceAnswerTest {
  private final FakeClock clock = new FakeClock();
  private final StubOrg org = new StubOrg(clock);
  private final MutatedAnswers answers = new MutatedAnswers(org::respond);
  private final StubServer service = new StubServer(answers::respond);
  private final FakeSecrets secrets = new FakeSecrets();
  private final ClientLifecycle lifecycle = ClientLifecycle.direct();
  private final SalesforceCrm crm =
      SalesforceCrm.connect(
          lifecycle,
          secrets,
          "creds",
          SalesforceSettings.from(Env.of(Map.of()), TestContents.ENGLISH),
          Telemetry.NONE,
          clock);
  private final LeadId lead =
      new LeadId(
          org.add(
              "Lead",
              Map.of(
                  "FirstName", "Ada",
                  "LastName", "Lovelace",
                  "Phone", "+12065550123",
                  "LeadSource", "Atlas Engine",
                  "Description", "Wants a call.")));
  private final NewCase request =
      new NewCase(
          NewCase.SUBJECT_PREFIX,
          "About Ada.",
          Ada.PHONE,
          Optional.of(lead),
          Optional.of(new NewTask("Call back at 3", LocalDate.of(2026, 11, 28))));
  private final CallActivity call =
      CallActivity.of(
          lead, new CallReport("Answered", Optional.empty(), clock.instant(), "She asked."));
  private final List<Runnable> operations =
      List.of(
          () -> crm.findLeads(Ada.PHONE, deadline()),
          () -> crm.createLead(Ada.NAME, Ada.PHONE, deadline()),
          () -> crm.findCall(call, deadline()),
          () -> crm.logCall(lead, call, deadline()),
          () -> crm.markDoNotCall(Ada.PHONE, deadline()),
          () -> crm.findCase(request, deadline()),
          () -> crm.openCase(request, deadline()),
          () -> crm.findTask(request, deadline()),
          () -> crm.addTask(request, new CaseId("500000000000001AAA"), deadline()),
          () -> crm.findCallbacks(Ada.PHONE, deadline()),
          () ->
              crm.deleteRecords(
                  new CrmRecords(
                      Set.of(new ActivityId("00T000000000001AAA")),
                      Set.of(new CaseId("500000000000001AAA"))),
                  deadline()),
          () ->
              crm.eraseLead(
                  lead,
                  new LeadErasure(
                      Ada.PHONE,
                      "Lovelace",
                      Set.of(Ada.NAME),
                      List.of(call),
                      Optional.of(Ada.NAME),
                      Set.of()),
                  deadline()),
          () -> crm.warm(deadline()));

  @AfterEach
  void close() {
    lifecycle.close();
    service.close();
  }

  @Test
  void failsInOneOfTwoWaysAndQuotesNothing_whateverSalesforceAnswers() {
    secrets.put("creds", Json.writeString(org.secret(service.uri())));
    Fuzz.check("Salesforce", 400, this::ask);
  }

  private void ask(Mutator mutator) {
    lifecycle.forget();
    answers.next(mutator);
    answers.run(mutator.pick(operations));
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(9));
  }
}
