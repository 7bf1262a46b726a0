package com.atlasengine.local.lex;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.lex.LexDialog.DialogResult;
import com.atlasengine.local.template.PhysicalIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Lex Runtime V2 for one bot: {@code RecognizeText}, {@code PutSession}, {@code GetSession} and
 * {@code DeleteSession}. Sessions live in memory.
 */
public final class LexRuntime implements Service {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PATH =
      Pattern.compile("/bots/([^/]+)/botAliases/([^/]+)/botLocales/([^/]+)/sessions/([^/]+)(/.*)?");

  private final BotDefinition bot;
  private final LexClientState clientState;
  private final LexSessions sessions;
  private final LexDialog dialog;
  private final Consumer<Map<String, String>> onPhoneTurn;

  /**
   * @param codeHookFunction the function behind both code hooks, by name or ARN, with its alias
   * @param onPhoneTurn gets the session attributes of each phone turn: a turn whose attributes
   *     contain {@code interactionKey}
   */
  public LexRuntime(
      BotDefinition bot,
      Functions functions,
      String codeHookFunction,
      Clock clock,
      Consumer<Map<String, String>> onPhoneTurn) {
    this.bot = bot;
    this.clientState = new LexClientState(bot);
    this.sessions = new LexSessions(clock, bot.idleTtl());
    this.dialog = new LexDialog(bot, new LexCodeHook(bot, functions, codeHookFunction), clock);
    this.onPhoneTurn = onPhoneTurn;
  }

  String localeId() {
    return bot.localeId();
  }

  @Override
  public String signingName() {
    return "lex";
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.path());
    if (!path.matches()) {
      throw unknownOperation(exchange);
    }
    String sessionId = sessionId(path);
    String operation = exchange.method() + Optional.ofNullable(path.group(5)).orElse("");
    switch (operation) {
      case "POST/text" -> recognizeText(exchange, sessionId);
      case "POST" -> putSession(exchange, sessionId);
      case "GET" -> getSession(exchange, sessionId);
      case "DELETE" -> deleteSession(exchange, sessionId);
      default -> throw unknownOperation(exchange);
    }
  }

  private static AwsError unknownOperation(Exchange exchange) {
    return AwsError.unknownOperation(
        "Lex", exchange.method() + exchange.path().replaceAll(".*/", " …/"));
  }

  private String sessionId(Matcher path) {
    boolean known =
        decode(path.group(1)).equals(PhysicalIds.BOT_ID)
            && decode(path.group(2)).equals(PhysicalIds.BOT_ALIAS_ID)
            && decode(path.group(3)).equals(bot.localeId());
    if (!known) {
      throw notFound(
          "The local bot is %s, alias %s, locale %s"
              .formatted(PhysicalIds.BOT_ID, PhysicalIds.BOT_ALIAS_ID, bot.localeId()));
    }
    return decode(path.group(4));
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void recognizeText(Exchange exchange, String sessionId) throws IOException {
    JsonNode request = exchange.json();
    String text = request.path("text").asText("");
    LexTurn turn = turn(exchange, sessionId, text, request);
    AtomicReference<ObjectNode> requestAttributes = new AtomicReference<>(turn.requestAttributes());
    LexSession after =
        sessions.update(
            sessionId,
            before -> {
              DialogResult result = dialog.answer(turn, openSession(before, request));
              requestAttributes.set(result.requestAttributes());
              return result.session();
            });
    ObjectNode response = recognitionJson(turn, after);
    exchange.respondJson(response.set("requestAttributes", requestAttributes.get()));
  }

  /** One turn of a phone call, as Connect hands over what it hears. */
  public void hear(String sessionId, String text, Map<String, String> contactAttributes) {
    ObjectNode request = JSON.objectNode();
    ObjectNode attributes = request.putObject("sessionState").putObject("sessionAttributes");
    contactAttributes.forEach(attributes::put);
    ObjectNode platform = JSON.objectNode().put("x-amz-lex:channels:platform", "Connect");
    LexTurn turn = new LexTurn(sessionId, text, platform, "", UUID.randomUUID().toString());
    LexSession unused =
        sessions.update(
            sessionId, before -> dialog.answer(turn, openSession(before, request)).session());
  }

  private ObjectNode recognitionJson(LexTurn turn, LexSession after) {
    ObjectNode response = JSON.objectNode().put("sessionId", turn.sessionId());
    response.set("messages", after.messages());
    response.set("sessionState", after.toStateJson(turn.requestId()));
    response.set("interpretations", after.interpretations());
    response
        .putObject("recognizedBotMember")
        .put("botId", PhysicalIds.BOT_ID)
        .put("botName", bot.name());
    return response;
  }

  /**
   * The stored or a new session with the client's changes; reports it to the listener if it is a
   * phone turn.
   */
  private LexSession openSession(Optional<LexSession> before, JsonNode request) {
    LexSession session =
        clientState.apply(before.orElseGet(LexSession::empty), request.path("sessionState"));
    if (session.attributes().has("interactionKey")) {
      onPhoneTurn.accept(attributes(session));
    }
    return session;
  }

  private static Map<String, String> attributes(LexSession session) {
    return session.attributes().properties().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().asText()));
  }

  private void putSession(Exchange exchange, String sessionId) throws IOException {
    JsonNode request = exchange.json();
    LexTurn turn = turn(exchange, sessionId, "", request);
    LexSession after =
        sessions.update(
            sessionId,
            before -> {
              LexSession session =
                  clientState.apply(LexSession.empty(), request.path("sessionState"));
              return startDialog(session, request.path("messages"), turn);
            });
    exchange.respond(
        200,
        Map.of(
            "Content-Type", "text/plain; charset=utf-8",
            "x-amz-lex-session-id", sessionId,
            "x-amz-lex-messages", encodeHeader(after.messages()),
            "x-amz-lex-session-state", encodeHeader(after.toStateJson(turn.requestId())),
            "x-amz-lex-request-attributes", encodeHeader(turn.requestAttributes())),
        new byte[0]);
  }

  private LexSession startDialog(LexSession session, JsonNode messages, LexTurn turn) {
    if (messages instanceof ArrayNode clientMessages && !clientMessages.isEmpty()) {
      return session.withReply(clientMessages, session.expectedAction(), session.slotToElicit(), 0);
    }
    boolean asks = session.expectedAction().matches("Delegate|ElicitSlot|ConfirmIntent");
    return asks && session.intent().isPresent()
        ? dialog.continueDialog(turn, session).session()
        : session;
  }

  private void getSession(Exchange exchange, String sessionId) throws IOException {
    LexSession session =
        sessions.find(sessionId).orElseThrow(() -> notFound("There is no such session"));
    ObjectNode response = JSON.objectNode().put("sessionId", sessionId);
    response.set("messages", session.messages());
    response.set("interpretations", session.interpretations());
    response.set("sessionState", session.toStateJson(UUID.randomUUID().toString()));
    exchange.respondJson(response);
  }

  private void deleteSession(Exchange exchange, String sessionId) throws IOException {
    if (!sessions.remove(sessionId)) {
      throw notFound("There is no such session");
    }
    ObjectNode response =
        JSON.objectNode()
            .put("botId", PhysicalIds.BOT_ID)
            .put("botAliasId", PhysicalIds.BOT_ALIAS_ID);
    exchange.respondJson(response.put("localeId", bot.localeId()).put("sessionId", sessionId));
  }

  private static LexTurn turn(Exchange exchange, String sessionId, String text, JsonNode request) {
    return new LexTurn(
        sessionId,
        text,
        LexClientState.stringMap(request.path("requestAttributes")),
        exchange.header("X-Amzn-Trace-Id").orElse(""),
        UUID.randomUUID().toString());
  }

  /** Headers carry structures as gzip in base64. */
  private static String encodeHeader(JsonNode node) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(node.toString().getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static AwsError notFound(String problem) {
    return new AwsError(404, "ResourceNotFoundException", problem);
  }
}
