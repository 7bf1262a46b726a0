package com.atlasengine.local;

import com.atlasengine.local.asl.run.SystemTimeline;
import com.atlasengine.local.asl.run.Timeline;
import com.atlasengine.local.bedrock.BedrockService;
import com.atlasengine.local.connect.Connect;
import com.atlasengine.local.connect.VoiceContacts;
import com.atlasengine.local.events.EventBridge;
import com.atlasengine.local.events.RetryingTargetSender;
import com.atlasengine.local.events.Schedules;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.lex.BotDefinition;
import com.atlasengine.local.lex.LexLocales;
import com.atlasengine.local.lex.LexRuntime;
import com.atlasengine.local.salesforce.SalesforceOrg;
import com.atlasengine.local.secrets.SecretsManager;
import com.atlasengine.local.sns.Sns;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.states.StepFunctions;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.LatencyProfile;
import com.atlasengine.local.timing.Scheduler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stand-ins for the services the functions call, made from the template and connected. */
final class Services implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The template's secret that holds what the functions log in to Salesforce with. */
  private static final String SALESFORCE_SECRET = "SalesforceSecret";

  /** The one Connect instance of the local engine; in the cloud it is the operator's. */
  private static final Connect.Instance CONNECT_INSTANCE =
      new Connect.Instance(PhysicalIds.CONNECT_INSTANCE_ID, "+12065550100", "");

  private static final String VOICEMAIL_GREETING =
      "You have reached the voicemail of someone. Please leave a message after the tone.";

  private final Time time;
  private final List<Service> all = new ArrayList<>();
  private final StepFunctions stepFunctions;
  private final EventBridge eventBridge;
  private final Connect connect;
  private final SalesforceOrg org;

  Services(
      Template template,
      Functions functions,
      Sqs queues,
      BedrockService bedrock,
      LatencyProfile latency,
      URI endpoint) {
    this(template, functions, queues, bedrock, latency, endpoint, Time.real());
  }

  /**
   * @param time the time of day of all of them
   */
  Services(
      Template template,
      Functions functions,
      Sqs queues,
      BedrockService bedrock,
      LatencyProfile latency,
      URI endpoint,
      Time time) {
    this.time = time;
    Clock clock = time.clock();
    Scheduler scheduler = time.scheduler();
    this.org = new SalesforceOrg(clock, latency);
    this.stepFunctions = new StepFunctions(functions, endpoint, time.timeline(), latency);
    template.stateMachines().forEach(m -> stepFunctions.create(m.name(), m.type(), m.definition()));
    this.eventBridge =
        new EventBridge(
            template.rules(),
            new RetryingTargetSender(functions, this::startWorkflow, queues, scheduler),
            clock,
            scheduler);
    this.connect =
        new Connect(
            CONNECT_INSTANCE,
            new VoiceContacts(eventBridge::put, clock, scheduler),
            latency,
            template.flows());
    Map<String, String> secrets = salesforceSecret(template, org.credentials(endpoint.toString()));
    all.addAll(
        List.of(
            org,
            stepFunctions,
            eventBridge,
            connect,
            queues,
            new SecretsManager(template.secrets(), secrets, clock, latency),
            new Sns(template.topics(), template.subscriptions(), functions, queues, clock),
            bedrock));
    template.bot().map(bot -> createLexRuntime(bot, functions)).ifPresent(this::addLexRuntime);
  }

  /**
   * What time it is for the services.
   *
   * @param clock tells it
   * @param scheduler waits for phones, schedules and retries of the bus
   * @param timeline waits within workflows
   */
  record Time(Clock clock, Scheduler scheduler, Timeline timeline) {
    /** This machine's. */
    static Time real() {
      return new Time(Clock.systemUTC(), Scheduler.onDaemonThread(), new SystemTimeline());
    }
  }

  private static Map<String, String> salesforceSecret(Template template, JsonNode credentials) {
    return template.secrets().stream()
        .filter(secret -> secret.logicalId().equals(SALESFORCE_SECRET))
        .collect(Collectors.toMap(Template.Secret::name, secret -> credentials.toString()));
  }

  private LexLocales createLexRuntime(Template.Bot bot, Functions functions) {
    String hook =
        bot.codeHookArn()
            .orElseThrow(() -> new IllegalArgumentException("the bot's alias has no code hook"));
    return new LexLocales(
        BotDefinition.locales(bot.properties()).stream()
            .map(locale -> BotDefinition.from(bot.properties(), locale))
            .map(
                locale ->
                    new LexRuntime(locale, functions, hook, time.clock(), this::answerRingingCall))
            .toList());
  }

  private void addLexRuntime(LexLocales lex) {
    all.add(lex);
    connect
        .contacts()
        .setVoicemail(call -> Thread.startVirtualThread(() -> greetAsVoicemail(lex, call)));
  }

  /** A machine does not listen: it says its greeting, and the bot hangs up or it does. */
  private void greetAsVoicemail(LexLocales lex, VoiceContacts.VoicemailCall call) {
    lex.hear(call.contactId(), VOICEMAIL_GREETING, call.attributes());
    connect.contacts().endByFlow(call.contactId());
  }

  /** A turn that carries a call's interaction key means the person has answered the phone. */
  private void answerRingingCall(Map<String, String> sessionAttributes) {
    connect.contacts().answerByInteractionKey(sessionAttributes.getOrDefault("interactionKey", ""));
  }

  private void startWorkflow(String arn, String input) {
    try {
      String unused = stepFunctions.start(arn, JSON.readTree(input));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the input for " + arn + " is not JSON", e);
    }
  }

  /** Values for the template's parameters that differ from account to account. */
  static Map<String, String> localParameters() {
    return Map.of(
        "ConnectInstanceId",
        CONNECT_INSTANCE.id(),
        "WebPage",
        "on",
        "ConnectSourcePhoneNumber",
        CONNECT_INSTANCE.sourceNumber(),
        // No real phone rings, so calls are allowed at any hour.
        "QuietHours",
        "none");
  }

  /** All services, to be registered at the gateway. */
  List<Service> all() {
    return List.copyOf(all);
  }

  /** The Connect stand-in. */
  Connect connect() {
    return connect;
  }

  /** The workflows. */
  StepFunctions stepFunctions() {
    return stepFunctions;
  }

  /** The bus and the schedules. */
  EventBridge eventBridge() {
    return eventBridge;
  }

  /** The Salesforce org. */
  SalesforceOrg org() {
    return org;
  }

  /** The schedules, to be started after all targets are registered. */
  Schedules schedules() {
    return eventBridge.schedules();
  }

  @Override
  public void close() {
    time.scheduler().close();
    stepFunctions.close();
  }
}
