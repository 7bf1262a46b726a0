package com.atlasengine.core.adapter.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.kit.TestContents;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SALESFORCE_LEAD_MARK | LeadSource",
        "SALESFORCE_LEAD_MARK | =Atlas",
        "SALESFORCE_LEAD_MARK | LeadSource, Phone=Atlas",
        "SALESFORCE_LEAD_MARK | LeadSource=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "SALESFORCE_LEAD_FIELDS | Company",
        "SALESFORCE_LEAD_FIELDS | []",
        "SALESFORCE_LEAD_FIELDS | {'Company':null}",
        "SALESFORCE_LEAD_FIELDS | {'Company':{'Name':'x'}}",
        "SALESFORCE_LEAD_FIELDS | {'Not a field':'x'}",
        "SALESFORCE_LEAD_FIELDS | {'Phone':'x'}",
        "SALESFORCE_LEAD_FIELDS | {'LeadSource':'Web'}",
        "SALESFORCE_CAMPAIGN_ID | Summer",
        "SALESFORCE_CASE_ORIGIN | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "SALESFORCE_DUPLICATE_RULE_HEADER | yes"
      })
  void namesTheVariableAndNoValue_whenItIsMalformed(String name, String value) {
    Env env = Env.of(Map.of(name, value.replace('\'', '"')));
    SalesforceSettings.from(env, TestContents.ENGLISH);

    IllegalStateException failure = assertThrows(IllegalStateException.class, env::check);
    assertEquals("Environment: " + name + " is malformed", failure.getMessage());
  }

  @Test
  void letsTheOrgSetItsOwnLeadSource_whenTheMarkIsElsewhere() {
    Env env =
        Env.of(
            Map.of(
                "SALESFORCE_LEAD_MARK", "Atlas_Id__c=atlas",
                "SALESFORCE_LEAD_FIELDS", "{\"LeadSource\":\"Web\"}"));

    assertEquals(
        Map.of("Company", "Atlas Engine Demo", "LeadSource", "Web"),
        SalesforceSettings.from(env, TestContents.ENGLISH).leadFields());
    env.check();
  }
}
