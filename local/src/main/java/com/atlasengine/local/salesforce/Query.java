package com.atlasengine.local.salesforce;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A SOQL query, understood.
 *
 * @param counts whether only the number of rows is asked for
 * @param fields what each row shows, in the order asked for; empty when only counting
 * @param deletedToo whether it ends with {@code ALL ROWS}
 */
record Query(
    SObject type,
    boolean counts,
    List<Field> fields,
    Predicate<Row> where,
    Comparator<Row> order,
    int limit,
    int offset,
    boolean deletedToo) {

  List<Row> run(Records records, boolean queryAll) {
    Predicate<Row> visible = row -> queryAll || deletedToo || !row.deleted();
    return records.select(type, visible.and(where)).stream()
        .sorted(order)
        .skip(offset)
        .limit(limit)
        .toList();
  }
}
