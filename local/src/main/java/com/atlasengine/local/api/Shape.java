package com.atlasengine.local.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be, as a model says it.
 *
 * @param type {@code structure}, {@code list}, {@code map}, {@code string}, {@code integer} …
 * @param required members that a structure must have
 * @param members a structure's members by name
 * @param member the items of a list
 * @param key the keys of a map
 * @param value the values of a map
 * @param min the least value of a number; the least length of anything else
 * @param max the greatest value or length
 * @param pattern what the whole string matches
 * @param enums the strings that there are; empty for any
 * @param payload the member that is the request's whole body
 * @param union whether a structure has only one member at a time
 * @param document whether it may be any JSON
 */
record Shape(
    String type,
    List<String> required,
    Map<String, Member> members,
    @Nullable Member member,
    @Nullable Member key,
    @Nullable Member value,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable Pattern pattern,
    @JsonProperty("enum") Set<String> enums,
    @Nullable String payload,
    boolean union,
    boolean document) {

  Shape {
    required = Objects.requireNonNullElse(required, List.of());
    members = Objects.requireNonNullElse(members, Map.of());
    enums = Objects.requireNonNullElse(enums, Set.of());
  }

  /**
   * A value inside another one.
   *
   * @param shape the name of its shape
   * @param location {@code uri}, {@code querystring}, {@code header}, {@code headers}, or null for
   *     the body
   * @param locationName its name there, when it has another one
   */
  record Member(String shape, @Nullable String location, @Nullable String locationName) {
    /** Its name in the request. */
    String nameOr(String name) {
      return locationName == null ? name : locationName;
    }
  }
}
