package com.atlasengine.local;

import static com.atlasengine.local.MatrixDependency.BEDROCK;
import static com.atlasengine.local.MatrixDependency.CACHE;
import static com.atlasengine.local.MatrixDependency.CONNECT;
import static com.atlasengine.local.MatrixDependency.INTERACTIONS;
import static com.atlasengine.local.MatrixDependency.LOGIN;
import static com.atlasengine.local.MatrixDependency.SALESFORCE;
import static com.atlasengine.local.MatrixDependency.SECRETS;
import static com.atlasengine.local.MatrixDependency.SNS;
import static com.atlasengine.local.MatrixDependency.STATES;
import static com.atlasengine.local.MatrixUse.Without.FAILS;
import static com.atlasengine.local.MatrixUse.Without.FAILS_FOR_NOW;
import static com.atlasengine.local.MatrixUse.Without.GOES_ON;

import com.atlasengine.local.MatrixUse.Without;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** All uses of functions that the matrix has. */
final class MatrixUses {
  private static final String LEX = "LexFulfillment";
  private static final String REFRESH = "RefreshResponses";
  private static final String LEAD = "CreateLead";
  private static final String SCENARIO = "GenerateScenario";
  private static final String CALL = "InvokeCall";
  private static final String REPORT = "UpdateLead";

  private MatrixUses() {}

  static List<MatrixUse> all() {
    return Stream.of(turns(), effects(), answers(), leads(), calls(), reports())
        .flatMap(List::stream)
        .toList();
  }

  private static List<MatrixUse> turns() {
    return List.of(
        use(LEX, "chats", v -> {}, MatrixUses::chat, goOn(SECRETS, BEDROCK), Map.of()),
        use(
            LEX,
            "greets",
            MatrixVisitor::emptyCache,
            MatrixUses::greet,
            goOn(SECRETS, BEDROCK, CACHE),
            Map.of()),
        use(
            LEX,
            "asks for an answer",
            MatrixUses::withoutModel,
            MatrixUses::greet,
            goOn(SNS),
            Map.of()),
        use(
            LEX,
            "talks on the phone",
            MatrixVisitor::place,
            v -> v.turn("connect-voice", true),
            goOn(INTERACTIONS, SECRETS, BEDROCK),
            Map.of("interactions", 1)),
        warm(LEX, "lex-fulfillment", goOn(SECRETS, LOGIN)));
  }

  private static List<MatrixUse> effects() {
    return List.of(
        effect(
            "promises a call",
            v -> {},
            v -> v.turn("initiate-demo-fulfilment", false),
            "Your phone will ring",
            goOn(INTERACTIONS, SECRETS, STATES),
            Map.of("calls", 1, "leads", 1)),
        effect(
            "takes a callback",
            MatrixUses::ring,
            MatrixUses::callback,
            "I have received your request",
            goOn(INTERACTIONS, SECRETS, LOGIN, SALESFORCE, SNS),
            Map.of("cases", 1)),
        effect(
            "takes a deletion",
            MatrixUses::ring,
            v -> v.turn("delete-my-info-fulfilment", false),
            "I have received your request",
            goOn(INTERACTIONS, SECRETS),
            Map.of("leads", 0, "interactions", 0)),
        effect(
            "stops calling",
            MatrixVisitor::place,
            v -> v.turn("connect-voice", true).put("inputTranscript", "stop calling me"),
            "I will not call this number again",
            goOn(INTERACTIONS, SECRETS),
            Map.of("suppressed", 1)));
  }

  private static List<MatrixUse> answers() {
    return List.of(
        use(
            REFRESH,
            "writes an answer",
            MatrixVisitor::emptyCache,
            v -> v.event("refresh-responses", "asked"),
            with(goOn(INTERACTIONS), FAILS, CACHE, BEDROCK),
            Map.of()),
        use(
            REFRESH,
            "keeps answers fresh",
            v -> {},
            v -> v.event("refresh-responses", "refresh-common"),
            with(goOn(), FAILS, CACHE),
            Map.of()),
        use(
            SCENARIO,
            "writes a scenario",
            v -> {},
            v -> v.event("generate-scenario", "scenario"),
            with(goOn(INTERACTIONS), FAILS, BEDROCK),
            Map.of()));
  }

  private static List<MatrixUse> leads() {
    return List.of(
        use(
            LEAD,
            "makes a Lead",
            MatrixVisitor::place,
            MatrixVisitor::lead,
            with(goOn(SECRETS, LOGIN, SALESFORCE), FAILS, INTERACTIONS),
            Map.of("leads", 1, "interactions", 1)),
        use(
            LEAD,
            "makes a pending Lead",
            MatrixUses::leavePending,
            MatrixUses::retry,
            with(goOn(SECRETS, LOGIN, SALESFORCE), FAILS, INTERACTIONS),
            Map.of("leads", 1, "interactions", 1)),
        use(
            LEAD,
            "erases",
            MatrixUses::askToErase,
            MatrixUses::retry,
            with(goOn(SECRETS, LOGIN, SALESFORCE, CONNECT), FAILS, INTERACTIONS),
            Map.of("leads", 0, "interactions", 0)),
        warm(LEAD, "create-lead", goOn(SECRETS, LOGIN)));
  }

  private static List<MatrixUse> calls() {
    return List.of(
        use(
            CALL,
            "dials",
            v -> {},
            MatrixVisitor::engage,
            with(goOn(), FAILS, INTERACTIONS, SECRETS, CONNECT),
            Map.of("calls", 1, "recorded calls", 1)),
        use(
            CALL,
            "stores a scenario",
            MatrixVisitor::place,
            MatrixUses::stored,
            with(goOn(), FAILS, INTERACTIONS),
            Map.of("scenarios", 1)),
        use(
            CALL,
            "records a call",
            MatrixVisitor::place,
            v -> stored(v).put("action", "record").put("contactId", v.contactId()),
            with(goOn(), FAILS, INTERACTIONS, SECRETS),
            Map.of("recorded calls", 1)),
        warm(CALL, "invoke-call", goOn(SECRETS, CONNECT)));
  }

  private static List<MatrixUse> reports() {
    return List.of(
        use(
            REPORT,
            "keeps a token",
            MatrixUses::ring,
            v -> v.event("update-lead", "await-end").put("contactId", v.contactId()),
            with(goOn(), FAILS, INTERACTIONS),
            Map.of("interactions", 1)),
        use(
            REPORT,
            "reports a call",
            MatrixUses::talked,
            MatrixUses::ended,
            with(
                with(goOn(), FAILS_FOR_NOW, SECRETS, LOGIN, SALESFORCE, BEDROCK),
                FAILS,
                INTERACTIONS),
            Map.of("tasks", 1, "leads", 1)),
        use(
            REPORT,
            "has a person call",
            MatrixUses::ring,
            v -> v.keyed(v.event("update-lead", "declined")).put("reason", "NotPlacedInTime"),
            with(goOn(SECRETS, LOGIN, SALESFORCE), FAILS, INTERACTIONS),
            Map.of("open tasks", 1, "leads", 1)),
        warm(REPORT, "update-lead", goOn(SECRETS, LOGIN)));
  }

  private static MatrixUse use(
      String function,
      String name,
      Consumer<MatrixVisitor> prepare,
      Function<MatrixVisitor, JsonNode> event,
      Map<MatrixDependency, Without> dependencies,
      Map<String, Integer> end) {
    return new MatrixUse(function, name, prepare, event, "", dependencies, end);
  }

  /** Done when the bot says so; else the visitor says it again. */
  private static MatrixUse effect(
      String name,
      Consumer<MatrixVisitor> prepare,
      Function<MatrixVisitor, JsonNode> event,
      String done,
      Map<MatrixDependency, Without> dependencies,
      Map<String, Integer> end) {
    return new MatrixUse(LEX, name, prepare, event, done, dependencies, end);
  }

  private static MatrixUse warm(
      String function, String module, Map<MatrixDependency, Without> dependencies) {
    return use(
        function, "keeps warm", v -> {}, v -> v.event(module, "keep-warm"), dependencies, Map.of());
  }

  private static Map<MatrixDependency, Without> goOn(MatrixDependency... dependencies) {
    return with(Map.of(), GOES_ON, dependencies);
  }

  private static Map<MatrixDependency, Without> with(
      Map<MatrixDependency, Without> others, Without without, MatrixDependency... dependencies) {
    Map<MatrixDependency, Without> all = new EnumMap<>(MatrixDependency.class);
    all.putAll(others);
    List.of(dependencies).forEach(dependency -> all.put(dependency, without));
    return all;
  }

  private static void ring(MatrixVisitor v) {
    v.place();
    v.makeLead();
  }

  /** Only what somebody said has the model summarise it. */
  private static void talked(MatrixVisitor v) {
    ring(v);
    v.require(v.invoke(LEX, v.turn("connect-voice", true)));
  }

  private static void withoutModel(MatrixVisitor v) {
    v.emptyCache();
    v.engine.fail("bedrock", Map.of("kind", "down"));
  }

  private static void leavePending(MatrixVisitor v) {
    v.place();
    v.engine.fail("salesforce", Map.of("kind", "down"));
    v.require(v.invoke(LEAD, v.lead()));
    v.engine.endFaults();
  }

  private static void askToErase(MatrixVisitor v) {
    ring(v);
    v.require(v.invoke(LEX, v.turn("delete-my-info-fulfilment", false)));
  }

  private static ObjectNode chat(MatrixVisitor v) {
    return v.turn("greeting-text", false).put("inputTranscript", "hello to " + v.id);
  }

  private static ObjectNode greet(MatrixVisitor v) {
    return v.turn("greeting-text", false);
  }

  private static ObjectNode callback(MatrixVisitor v) {
    ObjectNode event = v.turn("connect-voice", true);
    event.put("inputTranscript", "I want to talk to a person");
    ((ObjectNode) event.at("/sessionState/intent")).put("name", "CallbackIntent");
    return event;
  }

  private static ObjectNode retry(MatrixVisitor v) {
    return v.event("create-lead", "retry-pending");
  }

  private static ObjectNode stored(MatrixVisitor v) {
    return v.keyed(v.event("invoke-call", "scenario"));
  }

  private static ObjectNode ended(MatrixVisitor v) {
    return v.keyed(v.event("update-lead", "call-ended")).put("contactId", v.contactId());
  }
}
