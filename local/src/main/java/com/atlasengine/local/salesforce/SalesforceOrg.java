package com.atlasengine.local.salesforce;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Salesforce org on the engine's port: OAuth below {@code /services/oauth2}, the REST API below
 * {@code /services/data}. Its callers do not sign their requests as AWS's do; it has them by their
 * paths.
 */
public final class SalesforceOrg implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(SalesforceOrg.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> JSON_CONTENT =
      Map.of("Content-Type", "application/json;charset=UTF-8");

  private final Latency latency;
  private final Sessions sessions;
  private final Login login;
  private final Records records;
  private final RestApi api;
  private final SalesPerson salesPerson;

  /** An empty org with a new key pair, whose sessions last as in a new Salesforce org. */
  public SalesforceOrg(Clock clock, Latency latency) {
    this(clock, latency, Sessions.DEFAULT_TIMEOUT, Login.newKeys());
  }

  /**
   * An empty org.
   *
   * @param sessionTimeout how long a session lives without use
   * @param keys what the functions sign with to log in
   */
  SalesforceOrg(Clock clock, Latency latency, Duration sessionTimeout, KeyPair keys) {
    this.latency = latency;
    sessions = new Sessions(clock, sessionTimeout);
    login = new Login(clock, sessions, keys);
    Schema schema = new Schema();
    records = new Records(clock);
    api = new RestApi(schema, records);
    salesPerson = new SalesPerson(schema, records);
  }

  /**
   * The content of the secret that the functions log in with.
   *
   * @param loginUrl the engine's endpoint
   */
  public JsonNode credentials(String loginUrl) {
    return login.credentials(loginUrl);
  }

  /** Calls the watcher with kind, id and deletion of each record that changes, as JSON. */
  public void watch(Consumer<JsonNode> watcher) {
    records.watch(
        row ->
            watcher.accept(
                JSON.createObjectNode()
                    .put("type", row.type().name())
                    .put("id", row.id())
                    .put("deleted", row.isDeleted())));
  }

  @Override
  public String signingName() {
    return "salesforce";
  }

  @Override
  public List<String> unsignedPaths() {
    return List.of("/services/");
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    if (exchange.path().equals("/services/oauth2/token")) {
      latency.await(Latency.Dependency.SALESFORCE_TOKEN);
      respond(exchange, login.answerTokenRequest(form(exchange), baseUrl(exchange)));
    } else {
      serveAuthenticated(exchange);
    }
  }

  @Override
  public void respondError(Exchange exchange, AwsError error) throws IOException {
    RestResponse response =
        isLogin(exchange)
            ? RestResponse.ofOauthError(error.status(), error.type(), error.message())
            : RestResponse.ofError(
                new SalesforceError(error.status(), error.type(), error.message()));
    exchange.respond(
        response.status(), JSON_CONTENT, JSON.writeValueAsBytes(response.body().orElseThrow()));
  }

  @Override
  public String errorTable(Exchange exchange) {
    return isLogin(exchange) ? "salesforce-login" : signingName();
  }

  private static boolean isLogin(Exchange exchange) {
    return exchange.path().startsWith("/services/oauth2/");
  }

  @Override
  public String errorType(int status) {
    return SalesforceError.codeOf(status);
  }

  /**
   * Answers the engine's own endpoints below {@code …/salesforce/}: what somebody in sales does
   * with a mouse and no REST resource can.
   */
  public void serveControl(Exchange exchange) throws IOException {
    try {
      exchange.respondJson(act(exchange.path().replaceFirst(".*/", ""), exchange.json()));
    } catch (SalesforceError e) {
      throw new AwsError(e.status(), "SalesforceError", String.valueOf(e.getMessage()));
    }
  }

  /** What somebody in sales does; see {@link SalesPerson#act}. */
  JsonNode act(String action, JsonNode request) {
    return salesPerson.act(action, request);
  }

  private void serveAuthenticated(Exchange exchange) throws IOException, InterruptedException {
    Sessions.SessionUse use = sessions.use(accessToken(exchange));
    latency.await(
        use == Sessions.SessionUse.AGAIN
            ? Latency.Dependency.SALESFORCE_KEPT_CALL
            : Latency.Dependency.SALESFORCE_CALL);
    respond(
        exchange,
        use == Sessions.SessionUse.REFUSED
            ? RestResponse.ofError(SalesforceError.sessionExpired())
            : answer(exchange));
  }

  private RestResponse answer(Exchange exchange) {
    JsonNode body;
    try {
      byte[] bytes = exchange.body();
      body = bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    } catch (IOException e) {
      return RestResponse.ofError(
          new SalesforceError(400, "JSON_PARSER_ERROR", "The request body is not JSON"));
    }
    return api.handle(
        new RestRequest(
            exchange.method(),
            exchange.path().replaceFirst("/$", ""),
            exchange::query,
            exchange::header,
            body));
  }

  private void respond(Exchange exchange, RestResponse response) throws IOException {
    JsonNode body = response.body().orElse(MissingNode.getInstance());
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.put("Sforce-Limit-Info", api.limitInfo());
    if (!body.isMissingNode()) {
      headers.putAll(JSON_CONTENT);
    }
    logUnsupported(body);
    byte[] bytes = body.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.respond(response.status(), headers, bytes);
  }

  private static void logUnsupported(JsonNode body) {
    JsonNode error = body.path(0);
    if (error.path("errorCode").asText().equals(SalesforceError.UNSUPPORTED_CODE)) {
      LOG.warn("salesforce: {}", error.path("message").asText());
    }
  }

  /** The access token; empty when there is none. */
  private static String accessToken(Exchange exchange) {
    String[] words = exchange.header("Authorization").orElse("").split(" ", 2);
    boolean known = words[0].equalsIgnoreCase("Bearer") || words[0].equalsIgnoreCase("OAuth");
    return known && words.length == 2 ? words[1].strip() : "";
  }

  /** Scheme, host and port that the caller used: where it is told to go on. */
  private static String baseUrl(Exchange exchange) {
    return "http://" + exchange.header("Host").orElse("localhost");
  }

  private static Map<String, String> form(Exchange exchange) {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(exchange.body(), StandardCharsets.UTF_8).split("&", -1)) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2) {
        form.put(decode(halves[0]), decode(halves[1]));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
