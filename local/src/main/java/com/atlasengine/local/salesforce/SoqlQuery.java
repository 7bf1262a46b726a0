package com.atlasengine.local.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A SOQL query, understood.
 *
 * @param fields what each row shows, in the order asked for
 */
record SoqlQuery(
    SObject type, List<Field> fields, Predicate<Row> where, Comparator<Row> order, int limit) {

  List<Row> run(Records records, boolean includeDeleted) {
    Predicate<Row> visible = row -> includeDeleted || !row.isDeleted();
    return records.select(type, visible.and(where)).stream().sorted(order).limit(limit).toList();
  }
}
