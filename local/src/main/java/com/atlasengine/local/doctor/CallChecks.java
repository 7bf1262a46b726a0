package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.connect.model.ContactFlow;
import software.amazon.awssdk.services.connect.model.LexVersion;

/** Calls: whether Connect may use the bot, and whether the flow that is published does. */
final class CallChecks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALLS = "calls";
  private static final Finding CHAT_ONLY = new Finding.Ok("the stack places no calls");

  private CallChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "Connect knows the bot",
            CALLS,
            "Deploy with ConnectInstanceId: the stack then associates the bot with it.",
            withCalls(CallChecks::association)),
        Check.after(
            "Connect may use the bot",
            CALLS,
            "Take the bot out of the instance's flows settings and deploy again.",
            withCalls(CallChecks::permission)),
        Check.after(
            "contact flow",
            CALLS,
            "Publish the flow of contact-flow/ and give its id as ConnectContactFlowId.",
            withCalls(CallChecks::state)),
        Check.after(
            "the flow's bot",
            CALLS,
            "Choose the alias live in each block that gets customer input, and publish the flow.",
            withCalls(CallChecks::bot)),
        Check.after(
            "the flow's blocks",
            CALLS,
            "Import the flow of contact-flow/ of this checkout, and publish it.",
            withCalls(CallChecks::blocks)));
  }

  private static Check.Question withCalls(Check.Question question) {
    return deployment ->
        deployment.parameter("ConnectInstanceId").isEmpty() ? CHAT_ONLY : question.ask(deployment);
  }

  private static Finding association(Deployment deployment) {
    String alias = BotChecks.aliasArn(deployment);
    boolean known =
        deployment
            .aws()
            .connect()
            .listBotsPaginator(
                request ->
                    request
                        .instanceId(deployment.parameter("ConnectInstanceId"))
                        .lexVersion(LexVersion.V2))
            .lexBots()
            .stream()
            .anyMatch(bot -> bot.lexV2Bot() != null && alias.equals(bot.lexV2Bot().aliasArn()));
    return new Causes().unless(known, "the instance does not know " + alias).orOk(alias);
  }

  private static Finding permission(Deployment deployment) throws Exception {
    String alias = BotChecks.aliasArn(deployment);
    String policy =
        deployment
            .aws()
            .bots()
            .describeResourcePolicy(request -> request.resourceArn(alias))
            .policy();
    ResourcePolicy parsed = ResourcePolicy.parse(policy);
    Causes causes = new Causes();
    for (String action : List.of("lex:RecognizeText", "lex:StartConversation")) {
      causes.unless(
          parsed.allows("connect.amazonaws.com", action, instanceArn(deployment)),
          "the alias's policy does not let connect.amazonaws.com do " + action);
    }
    return causes.orOk("connect.amazonaws.com may hold conversations");
  }

  private static String instanceArn(Deployment deployment) {
    String[] alias = BotChecks.aliasArn(deployment).split(":", -1);
    return "arn:%s:connect:%s:%s:instance/%s"
        .formatted(alias[1], alias[3], alias[4], deployment.parameter("ConnectInstanceId"));
  }

  private static ContactFlow flow(Deployment deployment) throws Exception {
    return deployment
        .answers()
        .get(
            ContactFlow.class,
            "contact flow",
            () ->
                deployment
                    .aws()
                    .connect()
                    .describeContactFlow(
                        request ->
                            request
                                .instanceId(deployment.parameter("ConnectInstanceId"))
                                .contactFlowId(flowId(deployment)))
                    .contactFlow());
  }

  /** The flow that is named, else the one that the stack has made. */
  private static String flowId(Deployment deployment) {
    String named = deployment.parameter("ConnectContactFlowId");
    if (!named.isEmpty()) {
      return named;
    }
    String made =
        deployment
            .declared()
            .ofType("AWS::Connect::ContactFlow")
            .filter(flow -> flow.properties().path("Type").asText().equals("CONTACT_FLOW"))
            .map(flow -> deployment.deployed().physicalId(flow.logicalId()))
            .findFirst()
            .orElseThrow(() -> new DeployedStack.MissingResource("ConnectContactFlowId is empty"));
    return made.substring(made.lastIndexOf('/') + 1);
  }

  private static Finding state(Deployment deployment) throws Exception {
    ContactFlow flow = flow(deployment);
    return new Causes()
        .unless(
            !"SAVED".equals(flow.statusAsString()), flow.name() + " is saved, but not published")
        .unless(!"ARCHIVED".equals(flow.stateAsString()), flow.name() + " is archived")
        .unless(
            "CONTACT_FLOW".equals(flow.typeAsString()),
            flow.name() + " is of the type " + flow.typeAsString() + ", which no call starts with")
        .orOk(flow.name() + " is published");
  }

  private static Finding bot(Deployment deployment) throws Exception {
    String alias = BotChecks.aliasArn(deployment);
    List<String> named =
        JSON.readTree(flow(deployment).content()).findValuesAsText("AliasArn").stream()
            .distinct()
            .toList();
    Causes causes = new Causes().unless(!named.isEmpty(), "no block of the flow names a bot");
    named.stream()
        .filter(each -> !each.equals(alias))
        .forEach(each -> causes.unless(false, "the flow names " + each + ", not " + alias));
    return causes.orOk(alias);
  }

  private static Finding blocks(Deployment deployment) throws Exception {
    Map<String, Long> published = countBlocks(JSON.readTree(flow(deployment).content()));
    String file =
        Files.readString(deployment.target().root().resolve("contact-flow/atlas-outbound.json"));
    Map<String, Long> own = countBlocks(JSON.readTree(file));
    Causes causes = new Causes();
    own.forEach(
        (type, count) ->
            causes.unless(
                count.equals(published.get(type)),
                "the published flow has "
                    + published.getOrDefault(type, 0L)
                    + " blocks of "
                    + type
                    + ", this checkout's has "
                    + count));
    return causes.orOk("as in this checkout");
  }

  /** Connect may rename blocks and move them; it does not change their types. */
  private static Map<String, Long> countBlocks(JsonNode flow) {
    return StreamSupport.stream(flow.path("Actions").spliterator(), false)
        .map(action -> action.path("Type").asText())
        .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
  }
}
