package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an org wants of its records is configuration, and what it refuses is pending. */
class OrgSettingsTest {
  private static final String CAMPAIGN = "701000000000001AAA";
  private static final String HEADER = "Sforce-Duplicate-Rule-Header";

  private Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @Test
  void fitsAStockOrg_whenNothingIsConfigured() {
    visitors.engage("Ada Lovelace");
    requestCallback();

    assertEquals("Atlas Engine Demo", visitors.leads().getFirst().get("Company"));
    assertEquals("Phone", visitors.org.records().recordsOf("Case").getFirst().get("Origin"));
    assertEquals(Optional.of("allowSave=true"), headerOfTheLead());
    assertEquals(List.of(), visitors.org.records().recordsOf("CampaignMember"));
  }

  @Test
  void setsTheFieldsOfANewLead() {
    configure(
        Map.of(
            "SALESFORCE_LEAD_FIELDS",
            "{\"Company\":\"Hampton Ltd\",\"Region__c\":\"West\",\"Score__c\":7,\"Ai__c\":true}"));

    visitors.engage("Ada Lovelace");

    JsonNode sent = visitors.org.lastRequest("POST", "/sobjects/Lead").orElseThrow().json();
    assertEquals("Hampton Ltd", sent.path("Company").asText());
    assertEquals("West", sent.path("Region__c").asText());
    assertTrue(sent.path("Score__c").isInt() && sent.path("Ai__c").isBoolean(), sent.toString());
  }

  @Test
  void joinsTheCampaign() {
    configure(Map.of("SALESFORCE_CAMPAIGN_ID", CAMPAIGN));

    String lead = visitors.engage("Ada Lovelace");

    Map<String, String> member = visitors.org.records().recordsOf("CampaignMember").getFirst();
    assertEquals(CAMPAIGN, member.get("CampaignId"));
    assertEquals(lead, member.get("LeadId"));
  }

  @Test
  void opensCasesOfTheOrgsOrigin() {
    configure(Map.of("SALESFORCE_CASE_ORIGIN", "Phone (AI)"));

    requestCallback();

    assertEquals("Phone (AI)", visitors.org.records().recordsOf("Case").getFirst().get("Origin"));
  }

  @Test
  void sendsTheDuplicateRuleHeaderOfTheOrg() {
    configure(Map.of("SALESFORCE_DUPLICATE_RULE_HEADER", "allowSave=false; runAsCurrentUser=true"));
    visitors.engage("Ada Lovelace");
    assertEquals(Optional.of("allowSave=false; runAsCurrentUser=true"), headerOfTheLead());

    configure(Map.of("SALESFORCE_DUPLICATE_RULE_HEADER", "none"));
    visitors.engage("Ada Lovelace");
    assertEquals(Optional.of("null"), headerOfTheLead());
  }

  @Test
  void isPendingWithTheReason_whenARuleRefusesTheLead() {
    visitors.engage("Grace Hopper");
    visitors
        .org
        .service()
        .respondNext(
            StubResponse.json(200, "{\"records\":[]}"),
            StubResponse.json(
                400,
                "[{\"errorCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"Ada Lovelace\","
                    + "\"fields\":[\"Region__c\"]}]"));

    assertEquals("", visitors.engage("Ada Lovelace"));

    assertEquals(
        "Salesforce POST: REQUIRED_FIELD_MISSING (400) Region__c",
        visitors.backlog.reason(visitors.backlog.all().getFirst()));
    assertEquals(1, visitors.retry().path("done").asInt());
  }

  private Optional<String> headerOfTheLead() {
    return visitors
        .org
        .lastRequest("POST", "/sobjects/Lead")
        .map(request -> request.header().apply(HEADER));
  }

  private void requestCallback() {
    NewCase request =
        new NewCase("Callback", "Ada", new PhoneNumber(Visitors.NUMBER), Optional.empty());
    visitors.backlog.add(
        new PendingWork.Case("turn-1", request, Optional.empty()), "down", Visitors.soon());
    visitors.retry();
  }

  private void configure(Map<String, String> environment) {
    visitors.close();
    visitors = new Visitors(environment);
  }
}
