package com.atlasengine.invokecall.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.ConnectException;
import software.amazon.awssdk.services.connect.model.StartOutboundVoiceContactRequest;

/** Calls by Amazon Connect. */
public final class ConnectTelephony implements Telephony {
  /** StartOutboundVoiceContact takes 800 ms. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Long enough to get the phone out of a pocket; the service allows 15 to 60 s. */
  private static final int RING_SECONDS = 45;

  /** What the service answers when it will never place this call. */
  private static final Set<String> REFUSALS =
      Set.of(
          "DestinationNotAllowedException",
          "OutboundContactNotPermittedException",
          "InvalidParameterException",
          "InvalidRequestException",
          "ResourceNotFoundException");

  private final ConnectClient client;
  private final ConnectSettings settings;
  private final Telemetry telemetry;

  private ConnectTelephony(ConnectClient client, ConnectSettings settings, Telemetry telemetry) {
    this.client = client;
    this.settings = settings;
    this.telemetry = telemetry;
  }

  /** Builds the client; connects with the first call. */
  public static ConnectTelephony connect(
      AwsClients clients, ConnectSettings settings, Telemetry telemetry) {
    return new ConnectTelephony(
        clients.sync(
            ConnectClient.builder()
                .overrideConfiguration(c -> c.addExecutionInterceptor(new Ping())),
            LONGEST),
        settings,
        telemetry);
  }

  @Override
  public Dial dial(
      PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline) {
    StartOutboundVoiceContactRequest.Builder request =
        StartOutboundVoiceContactRequest.builder()
            .instanceId(settings.instanceId())
            .contactFlowId(settings.contactFlowId())
            .destinationPhoneNumber(to.e164())
            .clientToken(token)
            .attributes(attributes)
            .ringTimeoutInSeconds(RING_SECONDS);
    settings.sourcePhoneNumber().ifPresent(request::sourcePhoneNumber);
    settings.queueId().ifPresent(request::queueId);
    return telemetry.segment("connect_dial", () -> place(request, deadline));
  }

  private Dial place(StartOutboundVoiceContactRequest.Builder request, Deadline deadline) {
    return AwsCalls.call(
        "Connect",
        deadline,
        limit -> {
          try {
            return dialled(
                client
                    .startOutboundVoiceContact(request.overrideConfiguration(limit).build())
                    .contactId());
          } catch (ConnectException e) {
            if (REFUSALS.contains(AwsCalls.errorCode(e))) {
              return new Dial.Refused(AwsCalls.errorCode(e));
            }
            throw e;
          }
        });
  }

  private static Dial dialled(String contactId) {
    if (contactId == null || contactId.isBlank()) {
      throw new TransientFailure("Connect: no usable answer");
    }
    return new Dial.Dialled(new ContactId(contactId));
  }

  /** Goes the way of a call, with a request that no operation answers. */
  @Override
  public void warm(Deadline deadline) {
    StartOutboundVoiceContactRequest.Builder request =
        StartOutboundVoiceContactRequest.builder()
            .overrideConfiguration(Ping.mark(AwsCalls.limit("Connect", deadline)));
    try {
      client.startOutboundVoiceContact(request.build());
    } catch (AwsServiceException e) {
      // whatever it says to this, the connection is there
    } catch (SdkException e) {
      throw AwsCalls.translated("Connect", e);
    }
  }
}
