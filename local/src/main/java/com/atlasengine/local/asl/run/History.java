package com.atlasengine.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The events of one execution in the order in which they happened; branches add at once. */
final class History {
  private final Timeline time;
  private final List<HistoryEvent> events = new ArrayList<>();

  History(Timeline time) {
    this.time = time;
  }

  /** Adds an event and returns its id. */
  synchronized long add(long previousId, String type, String detailsName, ObjectNode details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previousId, time.now(), type, detailsName, details));
    return id;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
