package com.atlasengine.local.salesforce;

import java.util.Locale;

/**
 * One field of an sObject.
 *
 * @param name the API name, such as {@code LastName}
 * @param label the name that users see and error messages use
 * @param type what it holds
 * @param length the most characters it takes; 0 where length means nothing
 * @param rule what a client may do with it
 */
record Field(String name, String label, Type type, int length, Rule rule) {

  /** What a field holds. */
  enum Type {
    ID,
    REFERENCE,
    STRING,
    TEXTAREA,
    /** More than 255 characters: can be read, but neither filtered nor sorted by. */
    LONG_TEXTAREA,
    PICKLIST,
    PHONE,
    EMAIL,
    URL,
    BOOLEAN,
    INT,
    DATE,
    DATETIME;

    /** The name that describe calls use. */
    String apiName() {
      return switch (this) {
        case LONG_TEXTAREA -> "textarea";
        case DATETIME -> "dateTime";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }

    boolean isText() {
      return switch (this) {
        case BOOLEAN, INT, DATE, DATETIME -> false;
        default -> true;
      };
    }
  }

  /** What a client may do with a field. */
  enum Rule {
    OPTIONAL,
    REQUIRED,
    READ_ONLY,
    /** A key of an outside system: records can be upserted by it, and no two have the same. */
    EXTERNAL_ID,
    /** A standard field that records can be upserted by although several may have the same. */
    LOOKUP
  }

  boolean isFilterable() {
    return type != Type.LONG_TEXTAREA;
  }

  boolean isKey() {
    return rule == Rule.EXTERNAL_ID || rule == Rule.LOOKUP;
  }

  boolean isCustom() {
    return name.endsWith("__c");
  }
}
