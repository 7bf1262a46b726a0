package com.atlasengine.local;

import com.atlasengine.local.MatrixVisitor.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All uses of functions that the matrix has. */
final class MatrixUses {
  private static final String LEX = "LexFulfillment";
  private static final String CALL = "InvokeCall";
  private static final String LEAD = "CreateLead";
  private static final String REPORT = "UpdateLead";

  private MatrixUses() {}

  static List<MatrixUse> all() {
    return List.of(
        turn("chats", v -> {}, v -> chat(v), Map.of()),
        turn("has an answer refreshed", MatrixUses::withoutModel, v -> greet(v), Map.of()),
        turn("talks on the phone", MatrixVisitor::place, v -> talk(v), Map.of("interactions", 1)),
        effect("promises a call", v -> {}, v -> demo(v), Map.of("calls", 1, "leads", 1)),
        effect("takes a callback", MatrixUses::ring, v -> callback(v), Map.of("cases", 1)),
        effect(
            "takes a deletion",
            MatrixUses::ring,
            v -> v.turn("delete-my-info-fulfilment", false),
            Map.of("leads", 0, "interactions", 0)),
        effect("stops calling", MatrixVisitor::place, v -> stop(v), Map.of("suppressed", 1)),
        warm(LEX, "lex-fulfillment"),
        use("RefreshResponses", "writes an answer", v -> {}, v -> question(v), Map.of()),
        use(
            "RefreshResponses",
            "keeps answers fresh",
            v -> {},
            v -> v.event("refresh-responses", "refresh-common"),
            Map.of()),
        warm("RefreshResponses", "refresh-responses"),
        use(LEAD, "makes a Lead", MatrixVisitor::place, v -> v.lead(), Map.of("leads", 1)),
        use(LEAD, "makes a pending Lead", MatrixUses::leavePending, v -> retry(v), Map.of("leads", 1)),
        use(
            LEAD,
            "erases",
            MatrixUses::askToErase,
            v -> retry(v),
            Map.of("leads", 0, "interactions", 0)),
        warm(LEAD, "create-lead"),
        use("GenerateScenario", "writes a scenario", v -> {}, v -> scenario(v), Map.of()),
        warm("GenerateScenario", "generate-scenario"),
        use(CALL, "dials", v -> {}, v -> v.engage(), Map.of("calls", 1, "recorded calls", 1)),
        use(CALL, "stores a scenario", MatrixVisitor::place, v -> stored(v), Map.of("scenarios", 1)),
        use(CALL, "records a call", MatrixVisitor::place, v -> record(v), Map.of("recorded calls", 1)),
        warm(CALL, "invoke-call"),
        use(REPORT, "keeps a token", MatrixUses::ring, v -> token(v), Map.of("interactions", 1)),
        use(REPORT, "reports a call", MatrixUses::ring, v -> ended(v), Map.of("tasks", 1, "leads", 1)),
        use(
            REPORT,
            "has a person call",
            MatrixUses::ring,
            v -> declined(v),
            Map.of("open tasks", 1, "leads", 1)),
        warm(REPORT, "update-lead"));
  }

  private static MatrixUse use(
      String function,
      String name,
      java.util.function.Consumer<MatrixVisitor> prepare,
      Function<MatrixVisitor, ObjectNode> event,
      Map<String, Integer> end) {
    return new MatrixUse(
        function, name, prepare, v -> v.invoke(function, event.apply(v)), Answer::isFine, end);
  }

  private static MatrixUse turn(
      String name,
      java.util.function.Consumer<MatrixVisitor> prepare,
      Function<MatrixVisitor, ObjectNode> event,
      Map<String, Integer> end) {
    return use(LEX, name, prepare, event, end);
  }

  /** Done when the bot says so and closes; else the visitor says it again. */
  private static MatrixUse effect(
      String name,
      java.util.function.Consumer<MatrixVisitor> prepare,
      Function<MatrixVisitor, ObjectNode> event,
      Map<String, Integer> end) {
    return new MatrixUse(
        LEX,
        name,
        prepare,
        v -> v.invoke(LEX, event.apply(v)),
        answer -> answer.isFine() && isDone(answer),
        end);
  }

  private static boolean isDone(Answer answer) {
    return answer.payload().path("sessionState").path("intent").path("state").asText().equals("Fulfilled");
  }

  private static MatrixUse warm(String function, String module) {
    return use(function, "keeps warm", v -> {}, v -> v.event(module, "keep-warm"), Map.of());
  }

  private static void ring(MatrixVisitor v) {
    v.place();
    v.makeLead();
  }

  private static void withoutModel(MatrixVisitor v) {
    v.emptyCache();
    v.engine.fail("bedrock", Map.of("kind", "down"));
  }

  private static void leavePending(MatrixVisitor v) {
    v.place();
    v.engine.fail("salesforce", Map.of("kind", "down"));
    Answer unused = v.invoke(LEAD, v.lead());
    v.engine.endFaults();
  }

  private static void askToErase(MatrixVisitor v) {
    ring(v);
    Answer unused = v.invoke(LEX, v.turn("delete-my-info-fulfilment", false));
  }

  private static ObjectNode chat(MatrixVisitor v) {
    ObjectNode event = v.turn("greeting-text", false);
    event.put("inputTranscript", "hello to you and to " + v.id + " " + v.turn);
    return event;
  }

  private static ObjectNode greet(MatrixVisitor v) {
    return v.turn("greeting-text", false).put("inputTranscript", "hello");
  }

  private static ObjectNode talk(MatrixVisitor v) {
    return v.turn("connect-voice", true);
  }

  private static ObjectNode demo(MatrixVisitor v) {
    return v.turn("initiate-demo-fulfilment", false);
  }

  private static ObjectNode callback(MatrixVisitor v) {
    ObjectNode event = v.turn("connect-voice", true);
    event.put("inputTranscript", "I want to talk to a person");
    ((ObjectNode) event.at("/sessionState/intent")).put("name", "CallbackIntent");
    return event;
  }

  private static ObjectNode stop(MatrixVisitor v) {
    return v.turn("connect-voice", true).put("inputTranscript", "stop calling me");
  }

  private static ObjectNode question(MatrixVisitor v) {
    ObjectNode event = v.event("refresh-responses", "asked");
    ObjectNode sns = (ObjectNode) event.at("/Records/0/Sns");
    sns.put("Message", sns.path("Message").asText().replace("hello there", "hello " + v.id));
    return event;
  }

  private static ObjectNode retry(MatrixVisitor v) {
    return v.event("create-lead", "retry-pending");
  }

  private static ObjectNode scenario(MatrixVisitor v) {
    return v.event("generate-scenario", "scenario");
  }

  private static ObjectNode stored(MatrixVisitor v) {
    return v.keyed(v.event("invoke-call", "scenario"));
  }

  private static ObjectNode record(MatrixVisitor v) {
    return stored(v).put("action", "record").put("contactId", v.contactId());
  }

  private static ObjectNode token(MatrixVisitor v) {
    return v.event("update-lead", "await-end").put("contactId", v.contactId());
  }

  private static ObjectNode ended(MatrixVisitor v) {
    return v.keyed(v.event("update-lead", "call-ended")).put("contactId", v.contactId());
  }

  private static ObjectNode declined(MatrixVisitor v) {
    return v.keyed(v.event("update-lead", "declined")).put("reason", "NotPlacedInTime");
  }
}
