package com.atlasengine.local.salesforce;

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
    EMAIL,
    /** More than 255 characters: can be read, but neither filtered nor sorted by. */
    LONG_TEXTAREA,
    BOOLEAN,
    INT,
    DATE,
    DATETIME;

    boolean isText() {
      return switch (this) {
        case BOOLEAN, INT, DATE, DATETIME -> false;
        case ID, REFERENCE, STRING, EMAIL, LONG_TEXTAREA -> true;
      };
    }
  }

  /** What a client may do with a field. */
  enum Rule {
    OPTIONAL,
    REQUIRED,
    READ_ONLY,
    /** A key of an outside system: records can be upserted by it, and no two have the same. */
    EXTERNAL_ID
  }

  boolean isFilterable() {
    return type != Type.LONG_TEXTAREA;
  }
}
