package com.atlasengine.local.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.connect.model.Instance;
import software.amazon.awssdk.services.connect.model.ListPhoneNumbersSummary;
import software.amazon.awssdk.services.connect.model.Queue;

/** Connect before a deployment: the instance, the number or queue, and what it may call. */
final class ConnectChecks {
  private static final String CALLS = "calls";

  /** A call of three minutes takes a twentieth of an hour. */
  private static final double CALLS_AN_HOUR_ON_ONE_LINE = 20;

  /** What an instance in the United States may call without being asked for. */
  private static final Set<String> BY_DEFAULT = Set.of("US", "CA");

  private ConnectChecks() {}

  static List<Check> all() {
    return List.of(
        Check.before(
            "Connect instance",
            CALLS,
            "Give ConnectInstanceId of an active instance with outbound calls.",
            withCalls(ConnectChecks::instance)),
        Check.before(
            "Connect number",
            CALLS,
            "Claim the number in the instance, or give another one.",
            withCalls(ConnectChecks::number)),
        Check.before(
            "Connect queue",
            CALLS,
            "Enable the queue and give it an outbound caller id number.",
            withCalls(ConnectChecks::queue)),
        Check.before(
            "transfer queue",
            "a-person",
            "Give TransferQueueArn of a queue of the instance that is enabled.",
            withCalls(ConnectChecks::transferQueue)),
        Check.before(
            "countries",
            CALLS,
            "Ask AWS Support to allow the countries, and claim a number in one that is called.",
            withCalls(ConnectChecks::countries)),
        Check.before(
            "concurrent calls",
            "load-and-cost",
            "Raise the quota of concurrent calls, or lower HourlyDialBudget.",
            withCalls(ConnectChecks::concurrentCalls)));
  }

  private static Check.Question withCalls(Check.Question question) {
    return deployment ->
        deployment.parameter("ConnectInstanceId").isEmpty()
            ? new Finding.Ok("no instance is given: the stack chats only")
            : question.ask(deployment);
  }

  private static Instance describe(Deployment deployment) {
    return deployment
        .aws()
        .connect()
        .describeInstance(request -> request.instanceId(deployment.parameter("ConnectInstanceId")))
        .instance();
  }

  private static Finding instance(Deployment deployment) {
    Instance instance = describe(deployment);
    return new Causes()
        .unless(
            "ACTIVE".equals(instance.instanceStatusAsString()),
            "the instance is " + instance.instanceStatusAsString())
        .unless(
            Boolean.TRUE.equals(instance.outboundCallsEnabled()),
            "the instance places no outbound calls")
        .orOk(String.valueOf(instance.instanceAlias()));
  }

  private static Optional<ListPhoneNumbersSummary> claimed(Deployment deployment) {
    String number = deployment.parameter("ConnectSourcePhoneNumber");
    String instanceArn = describe(deployment).arn();
    return deployment
        .aws()
        .connect()
        .listPhoneNumbersV2Paginator(request -> request.targetArn(instanceArn))
        .listPhoneNumbersSummaryList()
        .stream()
        .filter(each -> each.phoneNumber().equals(number))
        .findFirst();
  }

  private static Finding number(Deployment deployment) {
    String number = deployment.parameter("ConnectSourcePhoneNumber");
    boolean hasQueue = !deployment.parameter("ConnectQueueId").isEmpty();
    if (number.isEmpty()) {
      return new Causes()
          .unless(hasQueue, "neither ConnectSourcePhoneNumber nor ConnectQueueId is given")
          .orOk("the queue has it");
    }
    return new Causes()
        .unless(claimed(deployment).isPresent(), "the instance has not claimed the number")
        .orOk("the instance has claimed it");
  }

  private static Finding queue(Deployment deployment) {
    String id = deployment.parameter("ConnectQueueId");
    if (id.isEmpty()) {
      return new Finding.Ok("calls come from the number");
    }
    Queue queue = queue(deployment, id);
    boolean hasNumber =
        queue.outboundCallerConfig() != null
            && queue.outboundCallerConfig().outboundCallerIdNumberId() != null;
    return new Causes()
        .unless("ENABLED".equals(queue.statusAsString()), "the queue is " + queue.statusAsString())
        .unless(hasNumber, "the queue has no outbound caller id number")
        .orOk(queue.name());
  }

  private static Finding transferQueue(Deployment deployment) {
    String arn = deployment.parameter("TransferQueueArn");
    if (!arn.startsWith("arn:")) {
      return new Finding.Ok("nobody is put through");
    }
    if (!arn.contains("/" + deployment.parameter("ConnectInstanceId") + "/")) {
      return Finding.wrong("TransferQueueArn is of another instance");
    }
    Queue queue = queue(deployment, arn.substring(arn.lastIndexOf('/') + 1));
    return new Causes()
        .unless("ENABLED".equals(queue.statusAsString()), "the queue is " + queue.statusAsString())
        .orOk(queue.name());
  }

  private static Queue queue(Deployment deployment, String id) {
    return deployment
        .aws()
        .connect()
        .describeQueue(
            request -> request.instanceId(deployment.parameter("ConnectInstanceId")).queueId(id))
        .queue();
  }

  /** No operation of Connect lists the countries that an instance may call. */
  private static Finding countries(Deployment deployment) {
    List<String> wanted =
        Arrays.asList(deployment.parameter("AllowedCountries").split(" *, *", -1));
    Optional<String> own =
        claimed(deployment).map(ListPhoneNumbersSummary::phoneNumberCountryCodeAsString);
    if (own.isPresent() && !wanted.contains(own.get())) {
      return Finding.wrong(
          "the number is of "
              + own.get()
              + ", which is not in AllowedCountries: people do not"
              + " answer foreign numbers");
    }
    List<String> others =
        wanted.stream()
            .filter(
                country ->
                    !BY_DEFAULT.contains(country)
                        || !deployment.target().region().startsWith("us-"))
            .toList();
    return others.isEmpty()
        ? new Finding.Ok(String.join(", ", wanted))
        : new Finding.Unknown(
            "Connect does not say whether it may call " + String.join(", ", others));
  }

  private static Finding concurrentCalls(Deployment deployment) {
    int hourly = Integer.parseInt(deployment.parameter("HourlyDialBudget"));
    double wanted = Math.ceil(hourly / CALLS_AN_HOUR_ON_ONE_LINE);
    return Quotas.atLeast(
        deployment,
        "connect",
        "concurrent active calls per instance",
        wanted,
        "HourlyDialBudget of %d needs %.0f".formatted(hourly, wanted));
  }
}
