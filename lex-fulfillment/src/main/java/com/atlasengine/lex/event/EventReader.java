package com.atlasengine.lex.event;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an event and never throws, because the visitor must always get a reply. */
public final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

  /** Lex sends at most 12 KB. A larger event than ten times that is not parsed. */
  private static final int MAX_EVENT_BYTES = 120 * 1_024;

  private EventReader() {}

  /** The event, or an unreadable event with the attributes that could be read. */
  public static IncomingEvent read(byte[] json) {
    if (json.length > MAX_EVENT_BYTES) {
      LOG.warn("Skipped an event of {} bytes: it is too large", json.length);
      return new UnreadableEvent(Optional.empty());
    }
    try {
      return Json.read(json, LexEvent.class);
    } catch (PermanentFailure e) {
      LOG.warn("{} ({} bytes)", e.getMessage(), json.length);
      return new UnreadableEvent(readAttributes(json));
    }
  }

  private static Optional<Map<String, String>> readAttributes(byte[] json) {
    try {
      JsonNode found =
          Json.read(json, JsonNode.class).path("sessionState").path("sessionAttributes");
      Map<String, String> attributes = new LinkedHashMap<>();
      found
          .properties()
          .forEach(
              e -> {
                if (e.getValue().isTextual()) {
                  attributes.put(e.getKey(), e.getValue().textValue());
                }
              });
      return found.isObject() ? Optional.of(attributes) : Optional.empty();
    } catch (PermanentFailure e) {
      return Optional.empty();
    }
  }
}
