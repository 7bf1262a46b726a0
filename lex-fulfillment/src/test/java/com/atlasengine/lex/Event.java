package com.atlasengine.lex;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An event from {@code events/}, changed where a test needs it. */
public final class Event {
  private final ObjectNode json;

  private Event(ObjectNode json) {
    this.json = json;
  }

  /** The bytes of a file. */
  public static byte[] bytes(String file) {
    try (InputStream in = Event.class.getResourceAsStream("/events/" + file + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no event " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event in a file. */
  public static Event of(String file) {
    return new Event(Json.read(bytes(file), ObjectNode.class));
  }

  /** What was said. */
  public Event said(String words) {
    json.put("inputTranscript", words);
    return this;
  }

  /** What was meant. */
  public Event intent(String name) {
    intent().put("name", name);
    return this;
  }

  /** Which hook asks. */
  public Event hook(String source) {
    json.put("invocationSource", source);
    return this;
  }

  /** The answer to a yes-or-no question. */
  public Event confirmation(String state) {
    intent().put("confirmationState", state);
    return this;
  }

  /** What was collected. */
  public Event slot(String name, String value) {
    ObjectNode slots = intent().withObjectProperty("slots");
    ObjectNode slot = slots.putObject(name).put("shape", "Scalar");
    slot.putObject("value").put("originalValue", value).put("interpretedValue", value);
    return this;
  }

  /** What was not. */
  public Event emptySlot(String name) {
    intent().withObjectProperty("slots").set(name, NullNode.getInstance());
    return this;
  }

  /** What Lex would ask, and how often it has. */
  public Event asks(String slot, String attempt) {
    ObjectNode next = json.putObject("proposedNextState");
    ObjectNode action = next.putObject("dialogAction");
    if (slot.isEmpty()) {
      action.put("type", "ConfirmIntent");
    } else {
      action.put("type", "ElicitSlot").put("slotToElicit", slot);
    }
    next.putObject("prompt").put("attempt", attempt);
    return this;
  }

  /** One session attribute. */
  public Event attribute(String name, String value) {
    json.withObjectProperty("sessionState")
        .withObjectProperty("sessionAttributes")
        .put(name, value);
    return this;
  }

  /** The session as the last response left it. */
  public Event after(Response response) {
    json.withObjectProperty("sessionState").set("sessionAttributes", response.attributes());
    return this;
  }

  /** Which session. */
  public Event session(String id) {
    json.put("sessionId", id);
    return this;
  }

  /** As Lex sends it. */
  public byte[] bytes() {
    return Json.write(json);
  }

  private ObjectNode intent() {
    return json.withObjectProperty("sessionState").withObjectProperty("intent");
  }
}
