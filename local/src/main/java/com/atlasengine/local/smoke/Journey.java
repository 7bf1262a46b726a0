package com.atlasengine.local.smoke;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Follows a call in the interactions table until its summary is on the Lead. It reads the ids of
 * one number's interactions and no words, so it needs {@code dynamodb:Query} on one partition and
 * no login to Salesforce.
 */
final class Journey {
  /** What an interaction holds once a milestone is reached, in the order of the journey. */
  private enum Milestone {
    DIALLED("ContactId", "the phone is dialled"),
    LEAD("SalesforceLeadID", "the Lead is in Salesforce"),
    ENDED("CallOutcome", "the call has ended"),
    SUMMARY("SalesforceActivityIDs", "the summary is on the Lead");

    private final String attribute;
    private final String words;

    Milestone(String attribute, String words) {
      this.attribute = attribute;
      this.words = words;
    }
  }

  /**
   * A milestone that was reached.
   *
   * @param seconds since the yes
   */
  record Reached(String what, double seconds) {}

  /**
   * What became of the call.
   *
   * @param leadId empty when there is no Lead
   * @param missing the first milestone that was not reached in time
   */
  record Result(List<Reached> reached, Optional<String> leadId, Optional<String> missing) {
    static final Result NONE = new Result(List.of(), Optional.empty(), Optional.empty());
  }

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration DIAL_LIMIT = Duration.ofSeconds(60);

  private final DynamoDbClient dynamo;
  private final String table;
  private final String phone;
  private final Instant begun;
  private final Consumer<String> tell;
  private final Set<Milestone> known = new HashSet<>();
  private final List<Reached> reached = new ArrayList<>();

  /**
   * @param begun when the visitor said yes
   * @param tell gets a line for each milestone
   */
  Journey(DynamoDbClient dynamo, String table, String phone, Instant begun, Consumer<String> tell) {
    this.dynamo = dynamo;
    this.table = table;
    this.phone = phone;
    this.begun = begun;
    this.tell = tell;
  }

  /**
   * Waits for the whole journey.
   *
   * @param limit how long the person may talk
   * @throws SmokeException when the table may not be read
   */
  Result follow(Duration limit) throws InterruptedException {
    Map<String, AttributeValue> item = Map.of();
    while (known.size() < Milestone.values().length && !isOver(limit)) {
      item = find().orElse(item);
      note(item);
      Thread.sleep(POLL_INTERVAL);
    }
    return new Result(
        List.copyOf(reached),
        Optional.ofNullable(item.get(Milestone.LEAD.attribute)).map(AttributeValue::s),
        firstMissing().map(each -> each.words));
  }

  private boolean isOver(Duration limit) {
    Duration since = Duration.between(begun, Instant.now());
    boolean dialled = known.contains(Milestone.DIALLED);
    return since.compareTo(dialled ? limit : DIAL_LIMIT) > 0;
  }

  private void note(Map<String, AttributeValue> item) {
    for (Milestone each : Milestone.values()) {
      if (item.containsKey(each.attribute) && known.add(each)) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
        reached.add(new Reached(each.words, seconds));
        tell.accept(String.format(Locale.ROOT, "%6.1f s  %s", seconds, each.words));
      }
    }
  }

  private Optional<Milestone> firstMissing() {
    for (Milestone each : Milestone.values()) {
      if (!known.contains(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The newest interaction since the yes. */
  private Optional<Map<String, AttributeValue>> find() {
    try {
      return dynamo
          .query(
              r ->
                  r.tableName(table)
                      .keyConditionExpression("PK = :pk AND SK >= :since")
                      .projectionExpression(
                          "SK, ContactId, SalesforceLeadID, CallOutcome, SalesforceActivityIDs")
                      .expressionAttributeValues(
                          Map.of(
                              ":pk", AttributeValue.fromS("LEAD#" + phone),
                              ":since", AttributeValue.fromS(sortKeySince())))
                      .scanIndexForward(false))
          .items()
          .stream()
          .findFirst();
    } catch (DynamoDbException e) {
      throw new SmokeException(
          "the call is placed, but it cannot be followed: these credentials need dynamodb:Query on "
              + table,
          e);
    }
  }

  /** Keys are times; clocks differ. */
  private String sortKeySince() {
    return "INTERACTION#" + begun.minusSeconds(10).toString().substring(0, 19);
  }
}
