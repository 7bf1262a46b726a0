package com.atlasengine.local.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.local.http.SdkClients;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class CloudWatchLogsTest {
  private static final String GROUP = "/aws/lambda/talk";

  private final CloudWatchLogs service = new CloudWatchLogs(List.of(GROUP));
  private SdkClients clients;
  private CloudWatchLogsClient logs;

  @BeforeEach
  void open() throws Exception {
    clients = new SdkClients(service);
    logs = clients.sync(CloudWatchLogsClient.builder());
  }

  @AfterEach
  void close() {
    logs.close();
    clients.close();
  }

  @Test
  void eventsOfATimeAreFound() {
    service.append(GROUP, "a", Instant.ofEpochMilli(10), "early");
    service.append(GROUP, "b", Instant.ofEpochMilli(20), "REPORT");
    service.append(GROUP, "a", Instant.ofEpochMilli(30), "late");

    FilteredLogEvent event =
        logs.filterLogEvents(r -> r.logGroupName(GROUP).startTime(15L).endTime(25L))
            .events()
            .getFirst();

    assertEquals("REPORT", event.message());
    assertEquals("b", event.logStreamName());
    assertEquals(20, event.timestamp());
  }

  @Test
  void groupThatIsNotThereIsRefused() {
    assertThrows(
        ResourceNotFoundException.class,
        () -> logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/other")));
  }

  @Test
  void patternIsRefused() {
    assertThrows(
        InvalidParameterException.class,
        () -> logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern("REPORT")));
  }
}
