package com.atlasengine.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one execution in the order in which they happened; branches add at once. */
final class History {
  private final Timeline time;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final Consumer<HistoryEvent> watcher;

  /**
   * @param watcher gets each event that is added, in order
   */
  History(Timeline time, Consumer<HistoryEvent> watcher) {
    this.time = time;
    this.watcher = watcher;
  }

  /** Adds an event and returns its id. */
  synchronized long add(long previousId, String type, String detailsName, ObjectNode details) {
    long id = events.size() + 1L;
    HistoryEvent event = new HistoryEvent(id, previousId, time.now(), type, detailsName, details);
    events.add(event);
    watcher.accept(event);
    return id;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
