package com.atlasengine.core.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a value is in a tree. */
sealed interface Place {
  JsonNode value();

  /** The field's name; empty of an element. */
  String name();

  void set(JsonNode value);

  void remove();

  /** Adds a value beside it; a field's name gets this prefix. */
  void add(String prefix, JsonNode value);

  /** Gives a field another name; an element has none. */
  void rename(String name);

  /** A field of an object. */
  record Field(ObjectNode parent, String name) implements Place {
    @Override
    public JsonNode value() {
      return parent.path(name);
    }

    @Override
    public void set(JsonNode value) {
      parent.set(name, value);
    }

    @Override
    public void remove() {
      parent.remove(name);
    }

    @Override
    public void add(String prefix, JsonNode value) {
      parent.set(prefix + name, value.deepCopy());
    }

    @Override
    public void rename(String newName) {
      JsonNode moved = value();
      parent.remove(name);
      parent.set(newName, moved);
    }
  }

  /** An element of an array. */
  record Element(ArrayNode parent, int index) implements Place {
    @Override
    public JsonNode value() {
      return parent.path(index);
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public void set(JsonNode value) {
      parent.set(index, value);
    }

    @Override
    public void remove() {
      parent.remove(index);
    }

    @Override
    public void add(String prefix, JsonNode value) {
      parent.insert(index, value.deepCopy());
    }

    @Override
    public void rename(String newName) {
      remove();
    }
  }
}
