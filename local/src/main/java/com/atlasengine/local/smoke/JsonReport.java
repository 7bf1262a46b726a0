package com.atlasengine.local.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** The same for scripts. What is not told is left out. */
public final class JsonReport {
  private JsonReport() {}

  /** The report as one object. */
  public static ObjectNode write(Report report) {
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("green", report.isGreen());
    Report.Head head = report.head();
    all.put("stack", head.deployment().stage().stackName())
        .put("region", head.deployment().stage().region())
        .put("locale", head.locale())
        .put("rounds", head.rounds())
        .put("begun", head.begun().toString());
    ArrayNode turns = all.putArray("turns");
    for (int i = 0; i < report.turns().size(); i++) {
      turns.add(turn(report.turns().get(i), report.splits().get(i)));
    }
    ObjectNode figures = all.putObject("millis");
    report
        .figures()
        .forEach(each -> figures.set(each.name().toLowerCase(Locale.ROOT), figures(each)));
    all.set("questions", shares(report.shares()));
    report.call().ifPresent(call -> all.set("call", journey(call)));
    report.refused().forEach(all.putArray("notTold")::add);
    report.problems().forEach(all.putArray("problems")::add);
    report.left().forEach(all.putArray("left")::add);
    return all;
  }

  private static ObjectNode turn(Turn turn, Split split) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("said", turn.step().text())
            .put("intent", turn.intent())
            .put("waitMs", turn.waitMs());
    put(node, "lexMs", split.lexMs());
    put(node, "restoreMs", split.restoreMs());
    put(node, "functionMs", split.functionMs());
    put(node, "modelMs", split.modelMs());
    split.reply().ifPresent(reply -> node.put("reply", reply));
    turn.problem().ifPresent(problem -> node.put("problem", problem));
    return node;
  }

  private static void put(ObjectNode node, String name, Optional<Double> ms) {
    ms.ifPresent(value -> node.put(name, value));
  }

  private static ObjectNode figures(Figures each) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("turns", each.count())
        .put("p50", each.p50Ms())
        .put("p95", each.p95Ms());
  }

  private static ObjectNode shares(Report.Shares shares) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("asked", shares.asked())
        .put("told", shares.told())
        .put("cached", shares.cached())
        .put("generated", shares.generated())
        .put("fixed", shares.fixed());
  }

  private static ObjectNode journey(Journey.Result call) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode reached = node.putArray("reached");
    call.reached()
        .forEach(
            each -> reached.addObject().put("what", each.what()).put("seconds", each.seconds()));
    return node;
  }
}
