package com.atlasengine.local.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A SOQL query, understood.
 *
 * @param countOnly whether only the number of rows is asked for
 * @param fields what each row shows, in the order asked for; empty when only counting
 * @param includeDeleted whether it ends with {@code ALL ROWS}
 */
record SoqlQuery(
    SObject type,
    boolean countOnly,
    List<Field> fields,
    Predicate<Row> where,
    Comparator<Row> order,
    int limit,
    int offset,
    boolean includeDeleted) {

  List<Row> run(Records records, boolean queryAll) {
    Predicate<Row> visible = row -> queryAll || includeDeleted || !row.isDeleted();
    return records.select(type, visible.and(where)).stream()
        .sorted(order)
        .skip(offset)
        .limit(limit)
        .toList();
  }
}
