package com.atlasengine.local.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record may refer to, and whether it may be changed, by what became of its Leads. */
final class References {
  /** The references to people; the org's own ones, such as the owner's, are always right. */
  private static final List<String> TO_PEOPLE = List.of("WhoId", "WhatId", "LeadId");

  private final Map<String, Row> rows;

  /**
   * @param rows all records by id, deleted ones included
   */
  References(Map<String, Row> rows) {
    this.rows = rows;
  }

  /**
   * Checks the people that a record refers to.
   *
   * @throws SalesforceError {@code ENTITY_IS_DELETED}, {@code CANNOT_UPDATE_CONVERTED_LEAD} or
   *     {@code INVALID_CROSS_REFERENCE_KEY}
   */
  void require(Row row) {
    for (String field : TO_PEOPLE) {
      Optional.ofNullable(row.values().get(field)).ifPresent(id -> requireOpen(id.toString()));
    }
  }

  private void requireOpen(String id) {
    Row referred = rows.get(id);
    if (referred == null) {
      throw new SalesforceError(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }
    if (referred.isDeleted()) {
      throw new SalesforceError(400, "ENTITY_IS_DELETED", "entity is deleted");
    }
    requireUnconverted(referred, "cannot reference converted lead");
  }

  /**
   * Checks that a record is no Lead that was converted.
   *
   * @throws SalesforceError {@code CANNOT_UPDATE_CONVERTED_LEAD}
   */
  static void requireUnconverted(Row row, String message) {
    if (Boolean.TRUE.equals(row.values().get("IsConverted"))) {
      throw new SalesforceError(400, "CANNOT_UPDATE_CONVERTED_LEAD", message);
    }
  }
}
