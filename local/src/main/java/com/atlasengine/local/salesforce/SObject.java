package com.atlasengine.local.salesforce;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A kind of record.
 *
 * @param name the API name, such as {@code Lead}
 * @param keyPrefix the first three characters of its records' ids
 * @param fields its fields by API name, in any case, as Salesforce takes them
 * @param derive fills in what follows from other values, such as {@code Name}
 */
record SObject(
    String name,
    String keyPrefix,
    Map<String, Field> fields,
    UnaryOperator<Map<String, Object>> derive) {

  static SObject of(
      String name,
      String keyPrefix,
      Collection<Field> fields,
      UnaryOperator<Map<String, Object>> derive) {
    Map<String, Field> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.forEach(field -> byName.put(field.name(), field));
    return new SObject(name, keyPrefix, byName, derive);
  }

  Optional<Field> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName));
  }

  String url(String version, String id) {
    return "/services/data/" + version + "/sobjects/" + name + "/" + id;
  }
}
