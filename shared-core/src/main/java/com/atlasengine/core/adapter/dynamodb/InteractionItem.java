package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.model.Wishes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Maps an interaction to its item. The attribute names are the old system's. Items that the old
 * system wrote can be read too: its {@code LeadId}, and its {@code FullTranscript} in one text.
 */
final class InteractionItem {
  static final String LEAD_ID = "SalesforceLeadID";
  static final String INITIAL_TRANSCRIPT = "InitialTranscript";
  static final String SCENARIO = "DynamicScenario";
  static final String CONTACT_ID = "ContactId";

  /**
   * The workflow call-ended reads both; by the second it knows our tokens from another system's.
   */
  static final String TOKEN = "StepFunctionTaskToken";

  static final String FOLLOW_UP = "FollowUp";
  static final String FULL_TRANSCRIPT = "FullTranscript";
  static final String SUMMARY = "CallSummary";
  static final String ACTIVITY_IDS = "SalesforceActivityIDs";
  static final String CASE_IDS = "SalesforceCaseIDs";
  static final String DO_NOT_CALL = "DoNotCall";
  private static final String CONSENT = "Consent";
  private static final String OUTCOME = "CallOutcome";
  private static final String DURATION_SECONDS = "CallSeconds";
  private static final String ENDED_AT = "CallEndedAt";
  private static final String LEGACY_LEAD_ID = "LeadId";
  private static final String FIRST_NAME = "FirstName";
  private static final String LAST_NAME = "LastName";
  private static final String TO_CALL = "ToCall";
  private static final String TYPE = "InteractionType";
  private static final String CHAT_AND_CALL = "CHAT_AND_CALL";
  private static final String DELETION_CALL = "DELETION_CALL";

  private InteractionItem() {}

  /** A new item. */
  static Map<String, AttributeValue> of(
      InteractionKey key, PersonName name, String initialTranscript, Optional<Consent> consent) {
    Map<String, AttributeValue> item = new HashMap<>(of(key, name, initialTranscript));
    consent.ifPresent(given -> item.put(CONSENT, text(Json.writeString(given))));
    return item;
  }

  /** A new item of a call that asks whether to delete. */
  static Map<String, AttributeValue> ofDeletionCall(InteractionKey key, PersonName name) {
    Map<String, AttributeValue> item = new HashMap<>(of(key, name, ""));
    item.put(TYPE, text(DELETION_CALL));
    return item;
  }

  private static Map<String, AttributeValue> of(
      InteractionKey key, PersonName name, String initialTranscript) {
    return Map.of(
        Attributes.PK,
        text(key.partitionKey()),
        Attributes.SK,
        text(key.sortKey()),
        TYPE,
        text(CHAT_AND_CALL),
        FIRST_NAME,
        text(name.first()),
        LAST_NAME,
        text(name.last()),
        INITIAL_TRANSCRIPT,
        text(initialTranscript));
  }

  /** The interaction that an item holds; empty when its key is not an interaction's. */
  static Optional<Interaction> read(Map<String, AttributeValue> item) {
    return readKey(item).map(key -> read(key, item));
  }

  /** The key of an item; empty when it is not an interaction's. */
  static Optional<InteractionKey> readKey(Map<String, AttributeValue> item) {
    return text(item, Attributes.PK)
        .flatMap(pk -> text(item, Attributes.SK).map(sk -> pk + "#" + sk))
        .flatMap(InteractionKey::parse);
  }

  /** The interaction that an item of this key holds. */
  static Interaction read(InteractionKey key, Map<String, AttributeValue> item) {
    return new Interaction(
        key,
        text(item, TYPE).filter(DELETION_CALL::equals).isPresent()
            ? Purpose.DELETION
            : Purpose.DEMO,
        nonBlank(item, LAST_NAME)
            .map(last -> new PersonName(text(item, FIRST_NAME).orElse(""), last)),
        nonBlank(item, LEAD_ID).or(() -> nonBlank(item, LEGACY_LEAD_ID)).map(LeadId::new),
        text(item, INITIAL_TRANSCRIPT).orElse(""),
        nonBlank(item, SCENARIO),
        nonBlank(item, CONTACT_ID).map(ContactId::new),
        transcript(item.get(FULL_TRANSCRIPT)),
        report(key, item),
        new CrmRecords(ids(item, ACTIVITY_IDS, ActivityId::new), ids(item, CASE_IDS, CaseId::new)),
        new Wishes(consent(item), item.containsKey(DO_NOT_CALL)));
  }

  /** The attributes of a report. */
  static Map<String, AttributeValue> attributesOf(CallReport report) {
    Map<String, AttributeValue> attributes =
        new HashMap<>(
            Map.of(
                SUMMARY, text(report.text()),
                OUTCOME, text(report.outcome()),
                ENDED_AT, text(report.endedAt().toString())));
    attributes.put(TO_CALL, AttributeValue.fromBool(report.toCall()));
    report
        .duration()
        .ifPresent(d -> attributes.put(DURATION_SECONDS, Attributes.number(d.toSeconds())));
    return attributes;
  }

  /** An earlier version stored the text only; then the call counts as ended when it began. */
  private static Optional<CallReport> report(InteractionKey key, Map<String, AttributeValue> item) {
    return nonBlank(item, SUMMARY)
        .map(
            summary ->
                new CallReport(
                    text(item, OUTCOME).orElse(""),
                    Optional.ofNullable(item.get(DURATION_SECONDS))
                        .map(AttributeValue::n)
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                    Instant.parse(text(item, ENDED_AT).orElse(key.time())),
                    summary,
                    item.containsKey(TO_CALL) && item.get(TO_CALL).bool()));
  }

  /** Empty when it is missing, and when a version that this one does not know wrote it. */
  private static Optional<Consent> consent(Map<String, AttributeValue> item) {
    try {
      return text(item, CONSENT)
          .map(json -> Json.read(json.getBytes(StandardCharsets.UTF_8), Consent.class));
    } catch (PermanentFailure e) {
      return Optional.empty();
    }
  }

  private static <T> Set<T> ids(
      Map<String, AttributeValue> item, String name, Function<String, T> read) {
    AttributeValue value = item.get(name);
    return value == null
        ? Set.of()
        : value.ss().stream().map(read).collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> nonBlank(Map<String, AttributeValue> item, String name) {
    return text(item, name).filter(value -> !value.isBlank());
  }

  private static List<String> transcript(@Nullable AttributeValue value) {
    if (value == null) {
      return List.of();
    }
    return value.s() == null
        ? value.l().stream().map(AttributeValue::s).toList()
        : value.s().lines().toList();
  }
}
