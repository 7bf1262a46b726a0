package com.atlasengine.invokecall.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.SearchContactsMatchType;
import software.amazon.awssdk.services.connect.model.SearchContactsRequest;
import software.amazon.awssdk.services.connect.model.SearchContactsTimeRangeType;
import software.amazon.awssdk.services.connect.model.StartOutboundVoiceContactRequest;
import software.amazon.awssdk.services.connect.model.TrafficType;

/** Calls by Amazon Connect. */
public final class ConnectTelephony implements Telephony {
  /** StartOutboundVoiceContact takes 800 ms. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /** Long enough to get the phone out of a pocket; the service allows 15 to 60 s. */
  private static final int RING_SECONDS = 45;

  /** What the service answers when it will never call this number. */
  private static final Set<String> REFUSAL_CODES =
      Set.of("DestinationNotAllowedException", "OutboundContactNotPermittedException");

  /** What it answers to a request that it does not take: of the number, or of the set-up. */
  private static final Set<String> INVALID_CODES =
      Set.of("InvalidParameterException", "InvalidRequestException");

  /** A message about the visitor's number names it so. */
  private static final String NUMBER_IN_MESSAGE = "destination";

  /** The clock of the service may differ from that of the table. */
  private static final Duration SEARCH_MARGIN = Duration.ofMinutes(2);

  /** How long after it was requested a call may have been placed. */
  private static final Duration SEARCH_RANGE = Duration.ofHours(1);

  /** Tells the contact flow to leave nothing. */
  private static final String NO_MESSAGE = "none";

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
        clients.buildSync(
            ConnectClient.builder()
                .overrideConfiguration(c -> c.addExecutionInterceptor(new PingInterceptor())),
            CALL_TIMEOUT),
        settings,
        telemetry);
  }

  @Override
  public DialResult dial(
      PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline) {
    StartOutboundVoiceContactRequest.Builder request =
        StartOutboundVoiceContactRequest.builder()
            .instanceId(settings.instanceId())
            .contactFlowId(settings.contactFlowId())
            .destinationPhoneNumber(to.e164())
            .clientToken(token)
            .name(token)
            .attributes(attributes)
            .ringTimeoutInSeconds(RING_SECONDS);
    settings.sourcePhoneNumber().ifPresent(request::sourcePhoneNumber);
    settings.queueId().ifPresent(request::queueId);
    if (settings.machineDetection()) {
      detectMachines(request, attributes);
    }
    return telemetry.runInSegment("connect_dial", () -> startContact(request, deadline));
  }

  /** Connect detects machines in the traffic of campaigns only; the contact flow asks for it. */
  private void detectMachines(
      StartOutboundVoiceContactRequest.Builder request, Map<String, String> attributes) {
    Optional<String> message = Optional.ofNullable(attributes.get("voicemailMessage"));
    Map<String, String> more = new HashMap<>(attributes);
    more.put("machineDetection", "on");
    more.put("voicemailMessage", message.orElse(NO_MESSAGE));
    request
        .attributes(more)
        .trafficType(TrafficType.CAMPAIGN)
        .answerMachineDetectionConfig(
            c ->
                c.enableAnswerMachineDetection(true).awaitAnswerMachinePrompt(message.isPresent()));
  }

  private DialResult startContact(
      StartOutboundVoiceContactRequest.Builder request, Deadline deadline) {
    return AwsCalls.call(
        "Connect",
        deadline,
        limit -> {
          try {
            return toDialled(
                client
                    .startOutboundVoiceContact(request.overrideConfiguration(limit).build())
                    .contactId());
          } catch (AwsServiceException e) {
            return toResult(e);
          }
        });
  }

  /** What it answers for certain; whatever leaves open whether the phone rings is thrown again. */
  private static DialResult toResult(AwsServiceException e) {
    String code = AwsCalls.errorCode(e);
    if (REFUSAL_CODES.contains(code) || isAboutTheNumber(code, e)) {
      return new DialResult.Refused(code);
    }
    if (AwsCalls.isThrottling(e)) {
      return new DialResult.Throttled();
    }
    if (AwsCalls.toFailure("Connect", e) instanceof PermanentFailure) {
      return new DialResult.NotSetUp(code);
    }
    throw e;
  }

  private static boolean isAboutTheNumber(String code, AwsServiceException e) {
    return INVALID_CODES.contains(code)
        && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(NUMBER_IN_MESSAGE);
  }

  /** The token is the contact's name: a search by an attribute needs a setting in the instance. */
  @Override
  public Optional<ContactId> find(String token, Instant since, Deadline deadline) {
    return telemetry.runInSegment(
        "connect_find",
        () ->
            AwsCalls.call(
                "Connect",
                deadline,
                limit -> search(r -> r.overrideConfiguration(limit), token, since)));
  }

  private Optional<ContactId> search(
      Consumer<SearchContactsRequest.Builder> limits, String token, Instant since) {
    return client
        .searchContacts(
            r ->
                r.applyMutation(limits)
                    .instanceId(settings.instanceId())
                    .timeRange(
                        t ->
                            t.type(SearchContactsTimeRangeType.INITIATION_TIMESTAMP)
                                .startTime(since.minus(SEARCH_MARGIN))
                                .endTime(since.plus(SEARCH_RANGE)))
                    .searchCriteria(
                        c ->
                            c.name(
                                n ->
                                    n.searchText(token)
                                        .matchType(SearchContactsMatchType.MATCH_ALL))))
        .contacts()
        .stream()
        .filter(contact -> token.equals(contact.name()))
        .map(contact -> new ContactId(contact.id()))
        .findFirst();
  }

  private static DialResult toDialled(String contactId) {
    if (contactId == null || contactId.isBlank()) {
      throw new TransientFailure("Connect: no usable answer");
    }
    return new DialResult.Dialled(new ContactId(contactId));
  }

  @Override
  public void addAttributes(ContactId call, Map<String, String> attributes, Deadline deadline) {
    telemetry.runInSegment(
        "connect_attributes",
        () ->
            AwsCalls.call(
                "Connect",
                deadline,
                limit ->
                    client.updateContactAttributes(
                        r ->
                            r.instanceId(settings.instanceId())
                                .initialContactId(call.value())
                                .attributes(attributes)
                                .overrideConfiguration(limit))));
  }

  @Override
  public Telephony through(ContactFlowId flow) {
    return new ConnectTelephony(client, settings.through(flow), telemetry);
  }

  /** Goes the way of a call, with a request that no operation answers. */
  @Override
  public void warm(Deadline deadline) {
    StartOutboundVoiceContactRequest.Builder request =
        StartOutboundVoiceContactRequest.builder()
            .overrideConfiguration(
                PingInterceptor.mark(AwsCalls.requestTimeouts("Connect", deadline)));
    try {
      client.startOutboundVoiceContact(request.build());
    } catch (AwsServiceException e) {
      // whatever it says to this, the connection is there
    } catch (SdkException e) {
      throw AwsCalls.toFailure("Connect", e);
    }
  }
}
