package com.atlasengine.local;

import com.atlasengine.local.connect.Connect;
import com.atlasengine.local.events.Schedules;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.salesforce.SalesforceOrg;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.xray.XRayDaemon;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's own endpoints below {@code /_atlas/}: health, switches, schedules, phone calls, what
 * people do in Salesforce, and traces.
 */
final class Control implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/_atlas/";
  private static final String CONTACTS = ROOT + "contacts";
  private static final String SALESFORCE = ROOT + "salesforce/";
  private static final String SCHEDULES = ROOT + "schedules";
  private static final Pattern FIRE = Pattern.compile(SCHEDULES + "/([^/]+)/fire");
  private static final String TRACES = ROOT + "traces/";

  private final Template template;
  private final Switchboard switchboard;
  private final XRayDaemon xray;
  private final Connect connect;
  private final SalesforceOrg org;
  private final Schedules schedules;

  Control(Template template, Switchboard switchboard, XRayDaemon xray, Services services) {
    this.template = template;
    this.switchboard = switchboard;
    this.xray = xray;
    this.connect = services.connect();
    this.org = services.org();
    this.schedules = services.schedules();
  }

  @Override
  public String signingName() {
    return "_atlas";
  }

  @Override
  public List<String> unsignedPaths() {
    return List.of(ROOT);
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    String path = exchange.path();
    if (path.equals(ROOT + "health")) {
      exchange.respondJson(health());
    } else if (Switchboard.serves(path)) {
      switchboard.serve(exchange);
    } else if (path.startsWith(CONTACTS)) {
      connect.serveControl(exchange);
    } else if (path.startsWith(SALESFORCE) && exchange.method().equals("POST")) {
      org.serveControl(exchange);
    } else if (path.startsWith(SCHEDULES)) {
      serveSchedules(exchange);
    } else if (path.startsWith(TRACES)) {
      exchange.respondJson(trace(path.substring(TRACES.length())));
    } else {
      throw new AwsError(404, "NotFound", "the engine has no endpoint " + path);
    }
  }

  private JsonNode health() {
    ObjectNode health =
        JSON.createObjectNode()
            .put("status", "ready")
            .put("botId", PhysicalIds.BOT_ID)
            .put("botAliasId", PhysicalIds.BOT_ALIAS_ID);
    ArrayNode locales = health.putArray("locales");
    template.bot().ifPresent(bot -> localeIds(bot).forEach(locales::add));
    ArrayNode functions = health.putArray("functions");
    template.functions().forEach(function -> functions.add(function.name()));
    return health;
  }

  private static List<String> localeIds(Template.Bot bot) {
    return bot.properties().path("BotLocales").findValuesAsText("LocaleId");
  }

  private void serveSchedules(Exchange exchange) throws IOException {
    Matcher fire = FIRE.matcher(exchange.path());
    if (exchange.method().equals("POST") && fire.matches()) {
      fire(fire.group(1));
    } else if (!exchange.method().equals("GET") || !exchange.path().equals(SCHEDULES)) {
      throw new AwsError(405, "MethodNotAllowed", "use GET, or POST …/{name}/fire");
    }
    ObjectNode answer = JSON.createObjectNode();
    schedules.names().forEach(answer.putArray("schedules")::add);
    exchange.respondJson(answer);
  }

  private void fire(String schedule) {
    if (!schedules.fireNow(schedule)) {
      throw new AwsError(404, "NotFound", "no schedule is named " + schedule);
    }
  }

  private JsonNode trace(String id) {
    ArrayNode segments = JSON.createArrayNode();
    xray.segments(id).forEach(segments::add);
    return segments;
  }
}
