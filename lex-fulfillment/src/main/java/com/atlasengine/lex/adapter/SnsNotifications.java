package com.atlasengine.lex.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;

/** One topic of Amazon SNS. */
public final class SnsNotifications implements Notifications {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  /** SNS refuses a message whose subject has 100 characters, or a line break. */
  private static final int MAX_SUBJECT_CHARS = 99;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private final SnsClient client;
  private final String topicArn;
  private final Telemetry telemetry;

  private SnsNotifications(SnsClient client, String topicArn, Telemetry telemetry) {
    this.client = client;
    this.topicArn = topicArn;
    this.telemetry = telemetry;
  }

  /**
   * Builds the client; connects with the first call.
   *
   * @param topicArn {@code SALES_TEAM_TOPIC_ARN} or {@code REFRESH_TOPIC_ARN}
   */
  public static SnsNotifications connect(AwsClients clients, String topicArn, Telemetry telemetry) {
    return new SnsNotifications(
        clients.buildSync(SnsClient.builder(), CALL_TIMEOUT), topicArn, telemetry);
  }

  /** Another topic over the same connection. */
  public SnsNotifications forTopic(String otherTopicArn) {
    return new SnsNotifications(client, otherTopicArn, telemetry);
  }

  @Override
  public void publish(String subject, String message, Deadline deadline) {
    telemetry.runInSegment(
        "publish",
        () ->
            AwsCalls.call(
                "SNS",
                deadline,
                limit ->
                    client.publish(
                        r ->
                            r.topicArn(topicArn)
                                .subject(toSubject(subject))
                                .message(message)
                                .overrideConfiguration(limit))));
  }

  private static String toSubject(String text) {
    return Truncate.toLength(MAX_SUBJECT_CHARS, CONTROL.matcher(text).replaceAll(" "));
  }
}
