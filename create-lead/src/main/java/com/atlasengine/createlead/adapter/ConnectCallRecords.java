package com.atlasengine.createlead.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.ResourceNotFoundException;

/**
 * Contact records of Amazon Connect. An attribute can be emptied for 24 months; neither it nor the
 * record can be deleted.
 */
public final class ConnectCallRecords implements CallRecords {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final ConnectClient client;
  private final String instanceId;
  private final Telemetry telemetry;

  private ConnectCallRecords(ConnectClient client, String instanceId, Telemetry telemetry) {
    this.client = client;
    this.instanceId = instanceId;
    this.telemetry = telemetry;
  }

  /** Builds the client; connects with the first call. */
  public static ConnectCallRecords connect(
      AwsClients clients, String instanceId, Telemetry telemetry) {
    return new ConnectCallRecords(
        clients.buildSync(ConnectClient.builder(), CALL_TIMEOUT), instanceId, telemetry);
  }

  @Override
  public void forget(ContactId call, Deadline deadline) {
    telemetry.runInSegment(
        "connect_forget",
        () -> {
          Map<String, String> emptied = new HashMap<>();
          readAttributes(call, deadline)
              .forEach(
                  (name, value) -> {
                    if (!value.isEmpty()) {
                      emptied.put(name, "");
                    }
                  });
          if (!emptied.isEmpty()) {
            writeAttributes(call, emptied, deadline);
          }
          return true;
        });
  }

  private Map<String, String> readAttributes(ContactId call, Deadline deadline) {
    return AwsCalls.call(
        "Connect",
        deadline,
        limit -> {
          try {
            return client
                .getContactAttributes(
                    r ->
                        r.instanceId(instanceId)
                            .initialContactId(call.value())
                            .overrideConfiguration(limit))
                .attributes();
          } catch (ResourceNotFoundException e) {
            return Map.of();
          }
        });
  }

  private void writeAttributes(ContactId call, Map<String, String> emptied, Deadline deadline) {
    AwsCalls.call(
        "Connect",
        deadline,
        limit ->
            client.updateContactAttributes(
                r ->
                    r.instanceId(instanceId)
                        .initialContactId(call.value())
                        .attributes(emptied)
                        .overrideConfiguration(limit)));
  }
}
