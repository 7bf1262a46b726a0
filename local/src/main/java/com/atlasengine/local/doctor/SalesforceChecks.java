package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Salesforce: the secret, the login, and what the user may do. */
final class SalesforceChecks {
  private static final String ORG = "2-salesforce";
  private static final String CREATE = "createable";
  private static final String UPDATE = "updateable";

  /** What the engine does with records: each is a permission that a describe shows. */
  private static final Map<String, List<String>> RIGHTS =
      Map.of(
          "Lead", List.of(CREATE, "queryable", UPDATE, "deletable"),
          "Case", List.of(CREATE, "queryable", UPDATE, "deletable"),
          "Task", List.of(CREATE, "queryable"));

  /** The fields that the engine writes on a new record. */
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "Lead", List.of("LastName", "FirstName", "Phone", "Description", "DoNotCall"),
          "Case", List.of("Subject", "Description", "Status", "Origin", "SuppliedPhone"),
          "Task",
              List.of(
                  "WhoId",
                  "WhatId",
                  "Subject",
                  "Description",
                  "ActivityDate",
                  "Status",
                  "Priority",
                  "CallObject",
                  "CallType",
                  "CallDisposition",
                  "CallDurationInSeconds",
                  "TaskSubtype"));

  private SalesforceChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "Salesforce secret",
            "5-the-secret",
            "Fill in the secret with username, client_id and private_key.",
            deployment -> refusable(() -> secret(deployment))),
        Check.after(
            "Salesforce login",
            "rotating-the-salesforce-secret",
            "Look at the app's certificate, and whether the user is pre-authorised for it.",
            deployment -> refusable(() -> login(deployment))),
        Check.after(
            "Salesforce records",
            ORG,
            "Give the user create, read, edit and delete on Lead and Case, create and read on"
                + " Task.",
            deployment -> refusable(() -> rights(deployment))),
        Check.after(
            "Salesforce fields",
            ORG,
            "Give the user edit on the fields, or name others in the stack's parameters.",
            deployment -> refusable(() -> fields(deployment))),
        Check.after(
            "Case origin",
            ORG,
            "Set SalesforceCaseOrigin to a value of the org's picklist, or add the value.",
            deployment -> refusable(() -> origin(deployment))));
  }

  /** A question to Salesforce. */
  @FunctionalInterface
  private interface Ask {
    Finding ask() throws Exception;
  }

  private static Finding refusable(Ask question) throws Exception {
    try {
      return question.ask();
    } catch (SalesforceOrgAccess.Refused e) {
      return Finding.wrong(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Finding.Unknown("Salesforce does not answer: " + e.getMessage());
    }
  }

  private static SalesforceOrgAccess open(Deployment deployment) throws Exception {
    return deployment
        .answers()
        .get(
            SalesforceOrgAccess.class,
            "Salesforce session",
            () -> SalesforceOrgAccess.open(read(deployment)));
  }

  private static String read(Deployment deployment) {
    String id = deployment.deployed().outputs().getOrDefault("SalesforceSecretArn", "");
    return Optional.ofNullable(
            deployment
                .aws()
                .secrets()
                .getSecretValue(request -> request.secretId(id))
                .secretString())
        .orElse("");
  }

  private static Finding secret(Deployment deployment) throws Exception {
    JsonNode unused = SalesforceOrgAccess.parse(read(deployment));
    return new Finding.Ok("it is filled in");
  }

  private static Finding login(Deployment deployment) throws Exception {
    SalesforceOrgAccess unused = open(deployment);
    return new Finding.Ok("the user logs in");
  }

  private static Finding rights(Deployment deployment) throws Exception {
    SalesforceOrgAccess org = open(deployment);
    Causes causes = new Causes();
    for (Map.Entry<String, List<String>> each : rights(campaign(deployment)).entrySet()) {
      JsonNode described = org.describe(each.getKey());
      each.getValue()
          .forEach(
              right ->
                  causes.unless(
                      described.path(right).asBoolean(),
                      "for the user, " + each.getKey() + " is not " + right));
    }
    return causes.orOk("the user may do what the engine does");
  }

  private static boolean campaign(Deployment deployment) {
    return !deployment.parameter("SalesforceCampaignId").isEmpty();
  }

  private static Map<String, List<String>> rights(boolean withCampaign) {
    Map<String, List<String>> rights = new LinkedHashMap<>(RIGHTS);
    if (withCampaign) {
      rights.put("CampaignMember", List.of(CREATE));
    }
    return rights;
  }

  private static Finding fields(Deployment deployment) throws Exception {
    SalesforceOrgAccess org = open(deployment);
    Causes causes = new Causes();
    for (Map.Entry<String, List<String>> each : FIELDS.entrySet()) {
      JsonNode described = org.describe(each.getKey());
      List<String> names = new ArrayList<>(each.getValue());
      if (each.getKey().equals("Lead")) {
        names.add(deployment.parameter("SalesforceLeadMark").replaceFirst("=.*", ""));
      }
      for (String name : names) {
        boolean writable =
            field(described, name).filter(field -> field.path(CREATE).asBoolean()).isPresent();
        causes.unless(writable, "the user may not write " + each.getKey() + "." + name);
      }
    }
    return causes.orOk("the user may write each");
  }

  private static Optional<JsonNode> field(JsonNode described, String name) {
    return StreamSupport.stream(described.path("fields").spliterator(), false)
        .filter(field -> field.path("name").asText().equalsIgnoreCase(name))
        .findFirst();
  }

  private static Finding origin(Deployment deployment) throws Exception {
    String origin = deployment.parameter("SalesforceCaseOrigin");
    JsonNode described = open(deployment).describe("Case");
    boolean known =
        field(described, "Origin")
            .map(field -> field.path("picklistValues"))
            .filter(
                values ->
                    StreamSupport.stream(values.spliterator(), false)
                        .filter(value -> value.path("active").asBoolean())
                        .anyMatch(value -> value.path("value").asText().equals(origin)))
            .isPresent();
    return new Causes().unless(known, "Case.Origin has no value " + origin).orOk(origin);
  }
}
