package com.atlasengine.local.salesforce;

import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
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
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Salesforce org on the engine's port: OAuth below {@code /services/oauth2}, the REST API below
 * {@code /services/data}, one call of the SOAP API at {@code /services/Soap/u}. Its callers do not
 * sign their requests as AWS's do; the {@link Gateway} knows it by the path.
 */
public final class SalesforceOrg implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(SalesforceOrg.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> JSON_CONTENT =
      Map.of("Content-Type", "application/json;charset=UTF-8");

  private final Latency latency;
  private final Sessions sessions;
  private final Login login;
  private final RestApi api;
  private final SoapApi soap;

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
    api = new RestApi(clock);
    soap = new SoapApi(sessions, api);
  }

  /**
   * The content of the secret that the functions log in with.
   *
   * @param loginUrl the engine's endpoint
   */
  public JsonNode credentials(String loginUrl) {
    return login.credentials(loginUrl);
  }

  /** Ends all sessions at once: the next call with an old token is refused. */
  void endSessions() {
    sessions.endAll();
  }

  @Override
  public String signingName() {
    return Gateway.SALESFORCE;
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    String path = exchange.path().replaceFirst("/$", "");
    switch (path) {
      case "/services/oauth2/token" -> {
        latency.await(Latency.Dependency.SALESFORCE_TOKEN);
        respond(exchange, login.answerTokenRequest(form(exchange), baseUrl(exchange)));
      }
      case "/services/oauth2/revoke" -> respond(exchange, revoke(exchange));
      case "/services/data" -> respond(exchange, RestApi.versions());
      default -> {
        if (path.startsWith("/services/Soap/u/")) {
          soap(exchange);
        } else {
          serveAuthenticated(exchange, path);
        }
      }
    }
  }

  private void soap(Exchange exchange) throws IOException, InterruptedException {
    latency.await(Latency.Dependency.SALESFORCE_KEPT_CALL);
    SoapApi.Answer answer = soap.answer(exchange.body());
    exchange.respond(
        answer.status(),
        Map.of("Content-Type", "text/xml;charset=UTF-8"),
        answer.xml().getBytes(StandardCharsets.UTF_8));
  }

  private void serveAuthenticated(Exchange exchange, String path)
      throws IOException, InterruptedException {
    Sessions.SessionUse use = sessions.use(accessToken(exchange));
    latency.await(
        use == Sessions.SessionUse.AGAIN
            ? Latency.Dependency.SALESFORCE_KEPT_CALL
            : Latency.Dependency.SALESFORCE_CALL);
    if (use == Sessions.SessionUse.REFUSED) {
      respond(exchange, RestResponse.ofError(SalesforceError.sessionExpired()));
    } else if (path.startsWith("/id/") || path.equals("/services/oauth2/userinfo")) {
      respond(exchange, login.answerIdentity(baseUrl(exchange)));
    } else {
      respond(exchange, answer(exchange, path));
    }
  }

  private RestResponse answer(Exchange exchange, String path) {
    JsonNode body;
    try {
      byte[] bytes = exchange.body();
      body = bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    } catch (IOException e) {
      return RestResponse.ofError(
          new SalesforceError(400, "JSON_PARSER_ERROR", "The request body is not JSON"));
    }
    return api.handle(
        new RestRequest(exchange.method(), path, exchange::query, exchange::header, body));
  }

  private RestResponse revoke(Exchange exchange) {
    String token = form(exchange).getOrDefault("token", exchange.query("token").orElse(""));
    return sessions.end(token)
        ? RestResponse.of(200, MissingNode.getInstance())
        : Login.oauthError("invalid_token", "invalid token");
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
