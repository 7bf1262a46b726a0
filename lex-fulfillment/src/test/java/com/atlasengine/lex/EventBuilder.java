package com.atlasengine.lex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An event from {@code events/}, changed where a test needs it. */
public final class EventBuilder {
  private final ObjectNode json;

  private EventBuilder(ObjectNode json) {
    this.json = json;
  }

  /** The bytes of a file. */
  public static byte[] bytes(String file) {
    try (InputStream in = EventBuilder.class.getResourceAsStream("/events/" + file + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no event " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event in a file. */
  public static EventBuilder of(String file) {
    return new EventBuilder(Json.read(bytes(file), ObjectNode.class));
  }

  /** What was said. */
  public EventBuilder utterance(String words) {
    json.put("inputTranscript", words);
    return this;
  }

  /** How it came: {@code Text}, {@code Speech} or {@code DTMF}. */
  public EventBuilder mode(String mode) {
    json.put("inputMode", mode);
    return this;
  }

  /** What was meant. */
  public EventBuilder intent(String name) {
    intent().put("name", name);
    return this;
  }

  /** Which hook asks. */
  public EventBuilder hook(String source) {
    json.put("invocationSource", source);
    return this;
  }

  /** The answer to a yes-or-no question. */
  public EventBuilder confirmation(String state) {
    intent().put("confirmationState", state);
    return this;
  }

  /**
   * What the words mean.
   *
   * @param confidence how sure Lex is, as JSON
   */
  public EventBuilder interpretation(String intent, String confidence) {
    ObjectNode best = json.putArray("interpretations").addObject();
    best.putObject("intent").put("name", intent);
    best.set("nluConfidence", Json.read(confidence.getBytes(UTF_8), JsonNode.class));
    return this;
  }

  /** What was collected. */
  public EventBuilder slot(String name, String value) {
    ObjectNode slots = intent().withObjectProperty("slots");
    ObjectNode slot = slots.putObject(name).put("shape", "Scalar");
    slot.putObject("value").put("originalValue", value).put("interpretedValue", value);
    return this;
  }

  /** What was collected, and what Lex made of it; several values when it may mean any of them. */
  public EventBuilder slot(String name, String original, String... resolved) {
    ObjectNode slots = intent().withObjectProperty("slots");
    ObjectNode value = slots.putObject(name).put("shape", "Scalar").putObject("value");
    value.put("originalValue", original).set("interpretedValue", NullNode.getInstance());
    if (resolved.length == 1) {
      value.put("interpretedValue", resolved[0]);
    }
    List.of(resolved).forEach(value.putArray("resolvedValues")::add);
    return this;
  }

  /** What was not. */
  public EventBuilder emptySlot(String name) {
    intent().withObjectProperty("slots").set(name, NullNode.getInstance());
    return this;
  }

  /** What Lex would ask, and how often it has. */
  public EventBuilder proposedSlot(String slot, String attempt) {
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
  public EventBuilder attribute(String name, String value) {
    json.withObjectProperty("sessionState")
        .withObjectProperty("sessionAttributes")
        .put(name, value);
    return this;
  }

  /** What was said before, sealed for this session as the engine seals it. */
  public EventBuilder sealedHistory(String history) {
    return attribute("conversationHistory", history)
        .attribute(
            "historySeal", hmac(json.path("sessionId").asText(), "conversationHistory", history));
  }

  private static String hmac(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(LexHarness.SESSION_KEY.getBytes(UTF_8), "HmacSHA256"));
      for (String part : parts) {
        mac.update((part.getBytes(UTF_8).length + ":" + part).getBytes(UTF_8));
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the client is: {@code Text} types, {@code Speech} talks. */
  public EventBuilder inputMode(String mode) {
    json.put("inputMode", mode);
    return this;
  }

  /** One request attribute. */
  public EventBuilder requestAttribute(String name, String value) {
    json.withObjectProperty("requestAttributes").put(name, value);
    return this;
  }

  /** The session as the last response left it. */
  public EventBuilder sessionFrom(Response response) {
    json.withObjectProperty("sessionState").set("sessionAttributes", response.attributes());
    return this;
  }

  /** The bot's locale that heard it. */
  public EventBuilder locale(String id) {
    json.withObjectProperty("bot").put("localeId", id);
    return this;
  }

  /** Which session. */
  public EventBuilder session(String id) {
    json.put("sessionId", id);
    return this;
  }

  /** As Lex sends it. */
  public byte[] bytes() {
    return Json.writeBytes(json);
  }

  private ObjectNode intent() {
    return json.withObjectProperty("sessionState").withObjectProperty("intent");
  }
}
