package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A demo call of a person, as the workflows know it, and what the engine took on with it. */
final class TestCall {
  final TestPerson person;
  final String number;
  final String execution;

  /** Words that came with this call only, and that the engine said it has. */
  final List<String> kept = new ArrayList<>();

  /** Words that came with this call only, but that a fault may have lost. */
  final List<String> maybeKept = new ArrayList<>();

  final JsonNode opened;
  String contact = "";
  boolean talked;
  boolean reported;

  /** Whether its erasure was asked for. */
  boolean gone;

  /** Whether it went on all the same; its late replies then go by their own time. */
  boolean wentOn;

  int callbacks;

  TestCall(TestPerson person, String number, String execution, JsonNode opened) {
    this.person = person;
    this.number = number;
    this.execution = execution;
    this.opened = opened;
  }

  /** The Lead as the workflow knows it; empty while it is pending. */
  String lead() {
    return opened.path("leadId").asText();
  }

  String partitionKey() {
    return opened.path("partitionKey").asText();
  }

  String sortKey() {
    return opened.path("sortKey").asText();
  }

  /** Whether the engine said that it has the interaction; else it may have it all the same. */
  boolean isOpen() {
    return opened.has("partitionKey");
  }

  boolean isPlaced() {
    return !contact.isEmpty();
  }

  @Override
  public String toString() {
    return execution + (isPlaced() ? ", placed" : "") + (reported ? ", reported" : "");
  }
}
