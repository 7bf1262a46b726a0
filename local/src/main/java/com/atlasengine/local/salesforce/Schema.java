package com.atlasengine.local.salesforce;

import static com.atlasengine.local.salesforce.Field.Rule.EXTERNAL_ID;
import static com.atlasengine.local.salesforce.Field.Rule.OPTIONAL;
import static com.atlasengine.local.salesforce.Field.Rule.READ_ONLY;
import static com.atlasengine.local.salesforce.Field.Rule.REQUIRED;
import static com.atlasengine.local.salesforce.Field.Type.BOOLEAN;
import static com.atlasengine.local.salesforce.Field.Type.DATE;
import static com.atlasengine.local.salesforce.Field.Type.DATETIME;
import static com.atlasengine.local.salesforce.Field.Type.EMAIL;
import static com.atlasengine.local.salesforce.Field.Type.ID;
import static com.atlasengine.local.salesforce.Field.Type.INT;
import static com.atlasengine.local.salesforce.Field.Type.LONG_TEXTAREA;
import static com.atlasengine.local.salesforce.Field.Type.REFERENCE;
import static com.atlasengine.local.salesforce.Field.Type.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sObjects of this org with the fields of a fresh Salesforce org, lengths and defaults
 * included, plus one custom field on Lead and Case: {@code AtlasKey__c}, a unique external id.
 */
final class Schema {
  private static final List<Field> EVERYWHERE =
      List.of(
          field("Id", "Record ID", ID, 18, READ_ONLY),
          field("IsDeleted", "Deleted", BOOLEAN, 0, READ_ONLY),
          field("OwnerId", "Owner ID", REFERENCE, 18, OPTIONAL),
          field("CreatedDate", "Created Date", DATETIME, 0, READ_ONLY),
          field("CreatedById", "Created By ID", REFERENCE, 18, READ_ONLY),
          field("LastModifiedDate", "Last Modified Date", DATETIME, 0, READ_ONLY),
          field("LastModifiedById", "Last Modified By ID", REFERENCE, 18, READ_ONLY),
          field("SystemModstamp", "System Modstamp", DATETIME, 0, READ_ONLY));

  private final List<SObject> objects =
      List.of(lead(), supportCase(), contact(), account(), task(), campaignMember());

  List<SObject> objects() {
    return objects;
  }

  Optional<SObject> find(String name) {
    return objects.stream().filter(o -> o.name().equalsIgnoreCase(name)).findFirst();
  }

  private static SObject lead() {
    return object(
        "Lead",
        "00Q",
        Map.of(
            "Status", "Open - Not Contacted",
            "IsConverted", false,
            "IsUnreadByOwner", true,
            "DoNotCall", false),
        field("LastName", "Last Name", STRING, 80, REQUIRED),
        field("FirstName", "First Name", STRING, 40, OPTIONAL),
        field("Salutation", "Salutation", STRING, 40, OPTIONAL),
        field("Name", "Full Name", STRING, 121, READ_ONLY),
        field("Title", "Title", STRING, 128, OPTIONAL),
        field("Company", "Company", STRING, 255, REQUIRED),
        field("Street", "Street", STRING, 255, OPTIONAL),
        field("City", "City", STRING, 40, OPTIONAL),
        field("State", "State/Province", STRING, 80, OPTIONAL),
        field("PostalCode", "Zip/Postal Code", STRING, 20, OPTIONAL),
        field("Country", "Country", STRING, 80, OPTIONAL),
        field("Phone", "Phone", STRING, 40, OPTIONAL),
        field("MobilePhone", "Mobile Phone", STRING, 40, OPTIONAL),
        field("DoNotCall", "Do Not Call", BOOLEAN, 0, OPTIONAL),
        field("Email", "Email", EMAIL, 80, OPTIONAL),
        field("Website", "Website", STRING, 255, OPTIONAL),
        field("Description", "Description", LONG_TEXTAREA, 32000, OPTIONAL),
        field("LeadSource", "Lead Source", STRING, 255, OPTIONAL),
        field("Status", "Status", STRING, 255, OPTIONAL),
        field("Industry", "Industry", STRING, 255, OPTIONAL),
        field("Rating", "Rating", STRING, 255, OPTIONAL),
        field("NumberOfEmployees", "Employees", INT, 0, OPTIONAL),
        field("IsConverted", "Converted", BOOLEAN, 0, READ_ONLY),
        field("ConvertedAccountId", "Converted Account ID", REFERENCE, 18, READ_ONLY),
        field("ConvertedContactId", "Converted Contact ID", REFERENCE, 18, READ_ONLY),
        field("MasterRecordId", "Master Record ID", REFERENCE, 18, READ_ONLY),
        field("IsUnreadByOwner", "Unread By Owner", BOOLEAN, 0, OPTIONAL),
        field("AtlasKey__c", "Atlas Key", STRING, 255, EXTERNAL_ID));
  }

  private static SObject supportCase() {
    return object(
        "Case",
        "500",
        Map.of("Status", "New", "Priority", "Medium", "IsClosed", false, "IsEscalated", false),
        field("CaseNumber", "Case Number", STRING, 30, READ_ONLY),
        field("ContactId", "Contact ID", REFERENCE, 18, OPTIONAL),
        field("SuppliedName", "Web Name", STRING, 80, OPTIONAL),
        field("SuppliedEmail", "Web Email", EMAIL, 80, OPTIONAL),
        field("SuppliedPhone", "Web Phone", STRING, 40, OPTIONAL),
        field("SuppliedCompany", "Web Company", STRING, 80, OPTIONAL),
        field("Type", "Case Type", STRING, 255, OPTIONAL),
        field("Status", "Status", STRING, 255, OPTIONAL),
        field("Reason", "Case Reason", STRING, 255, OPTIONAL),
        field("Origin", "Case Origin", STRING, 255, OPTIONAL),
        field("Subject", "Subject", STRING, 255, OPTIONAL),
        field("Priority", "Priority", STRING, 255, OPTIONAL),
        field("Description", "Description", LONG_TEXTAREA, 32000, OPTIONAL),
        field("IsClosed", "Closed", BOOLEAN, 0, READ_ONLY),
        field("IsEscalated", "Escalated", BOOLEAN, 0, OPTIONAL),
        field("AtlasKey__c", "Atlas Key", STRING, 255, EXTERNAL_ID));
  }

  private static SObject contact() {
    return object(
        "Contact",
        "003",
        Map.of(),
        field("AccountId", "Account ID", REFERENCE, 18, OPTIONAL),
        field("LastName", "Last Name", STRING, 80, REQUIRED),
        field("FirstName", "First Name", STRING, 40, OPTIONAL),
        field("Name", "Full Name", STRING, 121, READ_ONLY),
        field("Phone", "Business Phone", STRING, 40, OPTIONAL),
        field("MobilePhone", "Mobile Phone", STRING, 40, OPTIONAL),
        field("Email", "Email", EMAIL, 80, OPTIONAL),
        field("Title", "Title", STRING, 128, OPTIONAL),
        field("Description", "Contact Description", LONG_TEXTAREA, 32000, OPTIONAL));
  }

  private static SObject account() {
    return object(
        "Account",
        "001",
        Map.of(),
        field("Name", "Account Name", STRING, 255, REQUIRED),
        field("Phone", "Account Phone", STRING, 40, OPTIONAL));
  }

  private static SObject campaignMember() {
    return object(
        "CampaignMember",
        "00v",
        Map.of("Status", "Sent"),
        field("CampaignId", "Campaign ID", REFERENCE, 18, REQUIRED),
        field("LeadId", "Lead ID", REFERENCE, 18, OPTIONAL),
        field("Status", "Status", STRING, 40, OPTIONAL));
  }

  private static SObject task() {
    return object(
        "Task",
        "00T",
        Map.of("Status", "Not Started", "Priority", "Normal"),
        field("WhoId", "Name ID", REFERENCE, 18, OPTIONAL),
        field("WhatId", "Related To ID", REFERENCE, 18, OPTIONAL),
        field("Subject", "Subject", STRING, 255, OPTIONAL),
        field("ActivityDate", "Due Date Only", DATE, 0, OPTIONAL),
        field("Type", "Type", STRING, 255, OPTIONAL),
        field("TaskSubtype", "Task Subtype", STRING, 255, OPTIONAL),
        field("CallType", "Call Type", STRING, 40, OPTIONAL),
        field("CallDisposition", "Call Result", STRING, 255, OPTIONAL),
        field("CallDurationInSeconds", "Call Duration", INT, 0, OPTIONAL),
        field("CallObject", "Call Object Identifier", STRING, 255, OPTIONAL),
        field("Status", "Status", STRING, 255, OPTIONAL),
        field("Priority", "Priority", STRING, 255, OPTIONAL),
        field("Description", "Description", LONG_TEXTAREA, 32000, OPTIONAL));
  }

  private static SObject object(
      String name, String prefix, Map<String, Object> defaults, Field... own) {
    List<Field> fields = new ArrayList<>(EVERYWHERE);
    fields.addAll(List.of(own));
    return SObject.of(name, prefix, fields, values -> derive(values, defaults));
  }

  private static Map<String, Object> derive(
      Map<String, Object> values, Map<String, Object> defaults) {
    defaults.forEach(values::putIfAbsent);
    if (values.containsKey("LastName")) {
      values.put("Name", fullName(values));
    }
    if (values.containsKey("IsClosed")) {
      values.put("IsClosed", "Closed".equals(values.get("Status")));
    }
    return values;
  }

  private static String fullName(Map<String, Object> values) {
    return Stream.of("Salutation", "FirstName", "LastName")
        .map(values::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private static Field field(
      String name, String label, Field.Type type, int length, Field.Rule rule) {
    return new Field(name, label, type, length, rule);
  }
}
